package dev.confab.store;

import static dev.confab.store.MessageSamples.SIDS;
import static dev.confab.store.MessageSamples.draft;
import static dev.confab.store.StoreSamples.ACCOUNT;
import static dev.confab.store.StoreSamples.NOON;
import static dev.confab.store.StoreSamples.SCOPE;
import static dev.confab.store.StoreSamples.SERVICE;
import static dev.confab.store.StoreSamples.conversation;
import static dev.confab.store.StoreSamples.ref;
import static dev.confab.store.StoreSamples.service;
import static dev.confab.store.StoreSamples.sid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.domain.ErrorCode;
import dev.confab.domain.Event.Stream;
import dev.confab.domain.EventFeed;
import dev.confab.domain.EventFeed.Filter;
import dev.confab.domain.EventFeed.Piece;
import dev.confab.domain.EventFeed.Place;
import dev.confab.domain.EventLog;
import dev.confab.domain.EventLog.Entry;
import dev.confab.domain.EventType;
import dev.confab.domain.Failure;
import dev.confab.domain.MessageRef;
import dev.confab.domain.Messages;
import dev.confab.domain.Origin;
import dev.confab.domain.Retention;
import dev.confab.domain.RoleType;
import dev.confab.domain.Roles;
import dev.confab.domain.Scope;
import dev.confab.domain.Services;
import dev.confab.domain.sid.ServiceSid;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGeneratorFactory;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What is found in the log for one service, and what of the log is removed; on any store.
interface EventSearchContract extends StoresContract {
  Filter ALL = new Filter(SERVICE, null, Set.of());
  int MANY = 1_000_000;

  private EventLog log() {
    return stores().log();
  }

  private EventFeed feed() {
    return stores().feed();
  }

  private Place place(long position) {
    return new Place(feed().epoch(), position);
  }

  private Piece read(Filter filter, long after, int max) {
    var piece = feed().read(filter, place(after), max);
    assertThat(feed().readKnown(filter, place(after), max)).isEqualTo(piece);
    return piece;
  }

  private Messages messages() {
    return new Messages(stores().store(), SIDS, () -> NOON);
  }

  private void begin(int conversations) {
    EventSamples.begin(stores(), conversations);
  }

  private void append(int conversation, int number) {
    append(conversation, number, NOON);
  }

  private void append(int conversation, int number, Instant now) {
    stores().store().append(draft(conversation, number, "system", now), null);
  }

  private void createRole(ServiceSid service, int number) {
    var wanted = new Roles.NewRole("No. " + number, RoleType.SERVICE, List.of("joinConversation"));
    new Roles(stores().store(), SIDS, () -> NOON).create(new Scope(ACCOUNT, service), wanted, null);
  }

  private static Filter of(int conversation, EventType... types) {
    return new Filter(SERVICE, new Stream(sid(conversation).value()), Set.of(types));
  }

  private static List<Long> positions(List<Entry> entries) {
    return entries.stream().map(Entry::position).toList();
  }

  /// Everything that a filter lets through, in small pieces.
  private List<Entry> all(Filter filter, @Nullable Long after, int max) {
    var all = new ArrayList<Entry>();
    Piece piece;
    @Nullable Place place = after == null ? null : place(after);
    do {
      piece = feed().read(filter, place, max);
      assertThat(piece.entries()).hasSizeLessThanOrEqualTo(max);
      all.addAll(piece.entries());
      assertThat(place == null || piece.to().position() >= place.position()).isTrue();
      place = piece.to();
    } while (!piece.isLast());
    return all;
  }

  private List<Entry> wanted(Filter filter, long after) {
    return log().read(after, MANY).stream()
        .filter(entry -> entry.event().service().equals(filter.service()))
        .filter(entry -> filter.stream() == null || entry.event().stream().equals(filter.stream()))
        .filter(entry -> filter.types().isEmpty() || entry.event().isOneOf(filter.types()))
        .toList();
  }

  private void assertFound(Filter filter, long after, int max) {
    assertThat(all(filter, after, max))
        .as("%s after %d by %d", filter, after, max)
        .isEqualTo(wanted(filter, after));
  }

  /// Messages of which some changed and some went, of several conversations and services.
  @Test
  default void whatAFilterLetsThroughIsFoundFromAnyPlace() {
    begin(3);
    var other = new Services(stores().store(), SIDS, () -> NOON).create(ACCOUNT, "Shop", null);
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(5);
    for (int i = 1; i <= 120; i++) {
      int conversation = 1 + random.nextInt(2);
      append(conversation, i);
      var ref = new MessageRef(SCOPE, ref(conversation), MessageSamples.messageSid(i));
      switch (random.nextInt(6)) {
        case 0 -> messages().delete(ref, Origin.api(false));
        case 1 -> createRole(other.sid(), i);
        case 2 -> createRole(SERVICE, i);
        default -> {}
      }
    }
    var filters =
        List.of(
            ALL,
            new Filter(SERVICE, null, Set.of(EventType.MESSAGE_REMOVED, EventType.ROLE_ADDED)),
            new Filter(other.sid(), null, Set.of()),
            new Filter(service(9), null, Set.of()),
            of(1),
            of(1, EventType.MESSAGE_REMOVED),
            of(2),
            of(3),
            of(4),
            new Filter(other.sid(), new Stream(sid(1).value()), Set.of()));
    var places = new ArrayList<>(positions(log().read(EventLog.START, MANY)));
    places.addFirst(EventLog.START);
    for (var filter : filters) {
      for (int i = 0; i < places.size(); i += 7) {
        assertFound(filter, places.get(i), 1 + random.nextInt(9));
      }
      assertFound(filter, places.getLast(), 3);
    }
  }

  @Test
  default void whoHasReadEverythingGoesOnFromTheEnd() {
    begin(2);
    append(2, 1);
    long end = log().end();
    assertThat(read(of(1), EventLog.START, 10).to()).isEqualTo(place(end));
    assertThat(feed().end(SERVICE)).isEqualTo(place(end));
    assertThat(feed().end(service(2))).isEqualTo(place(EventLog.START));
    var nothing = read(ALL, end, 10);
    assertThat(nothing).isEqualTo(new Piece(List.of(), place(end), true));
    append(1, 2);
    assertThat(positions(read(of(1), end, 10).entries())).containsExactly(log().end());
  }

  @Test
  default void aLookIsShortWhereNothingIsWanted() {
    begin(1);
    int messages = EventSearch.LOOK_MAX + 5;
    Race.run(
        50,
        runner -> {
          for (int i = runner; i < messages; i += 50) {
            append(1, i + 1);
          }
        });
    createRole(SERVICE, 1);
    var filter = new Filter(SERVICE, null, Set.of(EventType.ROLE_ADDED));
    var first = read(filter, EventLog.START, 10);
    assertThat(first.entries()).isEmpty();
    assertThat(first.isLast()).isFalse();
    var second = read(filter, first.to().position(), 10);
    assertThat(positions(second.entries())).containsExactly(log().end());
    assertThat(second.isLast()).isTrue();
    var removed = read(of(1, EventType.MESSAGE_REMOVED), EventLog.START, 10);
    assertThat(removed.entries()).isEmpty();
    assertThat(removed.isLast()).isFalse();
    assertThat(removed.to().position()).isGreaterThan(EventLog.START).isLessThan(log().end());
  }

  @Test
  default void aPlaceThatTheLogHasNotReachedIsRefused() {
    begin(1);
    long end = log().end();
    assertThat(read(ALL, end, 1).entries()).isEmpty();
    assertGone(place(end + 1));
  }

  /// What was restored to an earlier state gives positions again.
  @Test
  default void aPlaceIsGoodForItsEpoch() {
    begin(1);
    var before = feed().end(SERVICE);
    append(1, 1);
    assertThat(feed().read(ALL, before, 10).entries()).hasSize(1);
    int epoch = before.epoch() ^ 1;
    feed().begin(epoch);
    assertThat(feed().epoch()).isEqualTo(epoch);
    assertGone(before);
    assertThat(feed().read(ALL, null, 10).to()).isEqualTo(new Place(epoch, log().end()));
    assertThat(feed().end(SERVICE)).isEqualTo(new Place(epoch, log().end()));
    assertThat(feed().read(ALL, new Place(epoch, before.position()), 10).entries()).hasSize(1);
  }

  @Test
  default void eachDatabaseHasAnEpochOfItsOwn() {
    try (var other = another()) {
      assertThat(other.feed().epoch()).isNotNegative().isNotEqualTo(feed().epoch());
    }
  }

  /// Over another empty database.
  Stores another();

  private void assertGone(Place after) {
    for (var read :
        List.<ThrowingCallable>of(
            () -> feed().read(ALL, after, 1), () -> feed().readKnown(ALL, after, 1))) {
      assertThatThrownBy(read)
          .isInstanceOfSatisfying(
              Failure.class,
              failure -> assertThat(failure.code()).isEqualTo(ErrorCode.EVENTS_REMOVED));
    }
  }

  @Test
  default void newsNameTheServicesThatHaveSome() {
    begin(1);
    var other = new Services(stores().store(), SIDS, () -> NOON).create(ACCOUNT, "Shop", null);
    var all = feed().news(EventLog.START);
    assertThat(all.services()).containsExactlyInAnyOrder(SERVICE, other.sid());
    assertThat(all.to()).isEqualTo(log().end());
    append(1, 1);
    assertThat(feed().news(all.to()).services()).containsExactly(SERVICE);
    assertThat(feed().news(log().end()).services()).isEmpty();
    assertThat(feed().news(log().end() + 1).to()).isEqualTo(log().end());
  }

  /// As if others had written while this server was cut off.
  @Test
  default void afterAnOutageNobodyLooksWhereSomethingHasHappened() {
    begin(1);
    long before = log().end();
    skip(SqlEventFeed.NEWS_MAX);
    assertThat(feed().news(before).isOf(SERVICE)).isFalse();
    append(1, 1);
    var news = feed().news(before);
    assertThat(news.services()).isNull();
    assertThat(news.isOf(SERVICE)).isTrue();
    assertThat(news.to()).isEqualTo(log().end()).isGreaterThan(before + SqlEventFeed.NEWS_MAX);
    assertThat(feed().news(news.to()).isOf(SERVICE)).isFalse();
  }

  /// Makes positions be given that no event has.
  void skip(int positions);

  private int remove(Retention retention, Instant now, long upTo, int max) {
    return log().remove(retention, now, upTo, max);
  }

  @Test
  default void oldEventsAreRemovedFromTheBeginningOn() {
    begin(1);
    for (int i = 1; i <= 5; i++) {
      append(1, i, NOON.plusSeconds(i));
    }
    var kept = positions(log().read(EventLog.START, 10));
    var hour = new Retention(Duration.ofHours(1), 0);
    var now = NOON.plusSeconds(3).plus(Duration.ofHours(1));
    assertThat(remove(hour, NOON, Long.MAX_VALUE, 10)).isZero();
    assertThat(remove(hour, now, Long.MAX_VALUE, 2)).isEqualTo(2);
    assertThat(remove(hour, now, kept.get(1), 10)).isZero();
    assertThat(remove(hour, now, Long.MAX_VALUE, 10)).isEqualTo(1);
    assertThat(remove(hour, now, Long.MAX_VALUE, 10)).isZero();
    var rest = kept.subList(3, 6);
    assertThat(positions(all(ALL, null, 2))).isEqualTo(rest);
    assertThat(positions(all(of(1), null, 2))).isEqualTo(rest);
    assertThat(positions(all(of(1), kept.get(2), 2))).isEqualTo(rest);
    assertThat(positions(all(of(1), kept.get(4), 2))).isEqualTo(kept.subList(5, 6));
    assertThat(new StoredMessages(stores()).all(1)).hasSize(5);
    assertThat(new StoredMessages(stores()).events(1)).hasSize(3);
    assertGone(place(kept.get(1)));
    assertGone(place(EventLog.START));
  }

  @Test
  default void theLogIsKeptToItsNumber() {
    begin(1);
    for (int i = 1; i <= 9; i++) {
      append(1, i);
    }
    var all = positions(log().read(EventLog.START, 20));
    var few = new Retention(Duration.ZERO, 4);
    assertThat(remove(few, NOON, Long.MAX_VALUE, 100)).isEqualTo(6);
    assertThat(positions(all(ALL, null, 3))).isEqualTo(all.subList(6, 10));
    assertThat(remove(new Retention(Duration.ZERO, 0), NOON, Long.MAX_VALUE, 100)).isZero();
  }

  /// Of one whose service is quiet, others remove nothing.
  @Test
  default void aPlaceIsGoodAsLongAsNothingBehindItWasRemoved() {
    begin(1);
    var quiet = new Services(stores().store(), SIDS, () -> NOON).create(ACCOUNT, "Shop", null);
    var place = feed().end(quiet.sid());
    for (int i = 1; i <= 9; i++) {
      append(1, i);
    }
    remove(new Retention(Duration.ZERO, 1), NOON, Long.MAX_VALUE, 100);
    var filter = new Filter(quiet.sid(), null, Set.of());
    assertThat(feed().read(filter, place, 1).entries()).isEmpty();
    assertThat(feed().end(quiet.sid())).isEqualTo(place);
    createRole(quiet.sid(), 1);
    assertThat(feed().read(filter, place, 1).entries()).hasSize(1);
    assertThat(feed().read(filter, null, 1).entries()).hasSize(1);
  }
}
