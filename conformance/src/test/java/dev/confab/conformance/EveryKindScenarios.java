package dev.confab.conformance;

import static dev.confab.conformance.Sample.nobody;
import static dev.confab.conformance.Scenarios.assertRefused;
import static dev.confab.conformance.Scenarios.channel;
import static dev.confab.conformance.Scenarios.number;
import static dev.confab.conformance.Scenarios.sids;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.conformance.clients.Place;
import dev.confab.conformance.clients.Query;
import dev.confab.conformance.clients.Resource;
import dev.confab.conformance.clients.ResourcePage;
import dev.confab.conformance.clients.Resources;
import dev.confab.conformance.clients.Singleton;
import dev.confab.conformance.support.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What all kinds of resources have in common.
interface EveryKindScenarios extends Scenarios {
  String NO_CONVERSATION = Sample.CONVERSATION.nobody();

  @ParameterizedTest
  @EnumSource
  default void createdIsWhatIsFetchedAndListedAndSent(Sample sample) {
    for (var family : sample.families()) {
      var list = listOf(sample, family.in(this));
      var created = list.create(sample.form());
      assertThat(created.members()).isEqualTo(sent(list.path(created.sid())));
      assertThat(list.fetch(created.sid())).isEqualTo(created);
      assertThat(list.list(Query.ALL)).contains(created);
      assertThat(created.text("url")).isEqualTo("http://" + host() + list.path(created.sid()));
      assertThat(created.text("account_sid")).isEqualTo(server().account().sid());
      assertThat(created.text("date_updated")).isEqualTo(created.text("date_created"));
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SERVICE")
  default void updateWithoutAChangeChangesNothing(Sample sample) {
    for (var family : sample.families()) {
      var list = listOf(sample, family.in(this));
      var created = list.create(sample.form());
      assertThat(list.update(created.sid(), sample.change())).isEqualTo(created);
      assertThat(list.fetch(created.sid())).isEqualTo(created);
    }
  }

  @ParameterizedTest
  @EnumSource
  default void deletedIsGone(Sample sample) {
    for (var family : sample.families()) {
      var list = listOf(sample, family.in(this));
      var stays = list.create(sample.form());
      var sid = list.create(sample.form()).sid();
      list.delete(sid);
      assertUnknown(sample, list, sid);
      assertThat(list.list(Query.ALL)).contains(stays).noneMatch(one -> one.sid().equals(sid));
    }
  }

  @ParameterizedTest
  @EnumSource
  default void unknownIsNotFound(Sample sample) {
    for (var family : sample.families()) {
      var place = family.in(this);
      var list = listOf(sample, place);
      assertUnknown(sample, list, sample.nobody());
      if (sample.isBelowConversations()) {
        assertUnknownList(sample, sample.in(place, NO_CONVERSATION));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  default void unknownServiceHasNothing(Sample sample) {
    if (sample.families().contains(Family.NAMED_SERVICE)) {
      var list = sample.in(service(nobody("IS")), NO_CONVERSATION);
      assertUnknownList(sample, list);
      assertUnknown(sample, list, sample.nobody());
    }
  }

  @Test
  default void unknownServiceAnswersNothingElse() {
    var nowhere = service(nobody("IS"));
    for (var only :
        List.of(nowhere.configuration(), nowhere.notifications(), nowhere.webhookConfiguration())) {
      assertRefused(404, 20404, only::fetch);
      assertRefused(404, 20404, () -> only.update(Map.of()));
    }
    assertRefused(404, 20404, () -> nowhere.bindings().list(Query.ALL));
    var bulk = nowhere.conversationWithParticipants();
    assertRefused(404, 20404, () -> bulk.create(Map.of()));
    var byIdentity = Query.ALL.with("Identity", "ann");
    assertRefused(404, 20404, () -> nowhere.participantConversations().list(byIdentity));
  }

  @ParameterizedTest
  @EnumSource
  default void unknownThingsBelowAreNotFound(Family family) {
    var place = family.in(this);
    var user = place.users().create(Sample.USER.form()).sid();
    var conversation = place.conversations().create(Map.of()).sid();
    var message = place.messages(conversation).create(Sample.MESSAGE.form()).sid();
    var receipts = place.receipts(conversation, message);
    assertRefused(404, 20404, () -> receipts.fetch(nobody("DY")));
    assertRefused(404, 20404, () -> place.receipts(conversation, nobody("IM")).list(Query.ALL));
    var memberships = place.userConversations(user);
    assertRefused(404, 20404, () -> memberships.fetch(conversation));
    assertRefused(404, 20404, () -> memberships.update(conversation, Map.of()));
    assertRefused(404, 20404, () -> memberships.delete(conversation));
    assertRefused(404, 20404, () -> place.userConversations("nobody").list(Query.ALL));
  }

  @ParameterizedTest
  @EnumSource
  default void strangersAreRefused(Family family) {
    var service = family == Family.DEFAULT_SERVICE ? null : nobody("IS");
    try (var stranger = connect(server(), new Account(server().account().sid(), "wrong"))) {
      var place = new Place(stranger, service);
      for (var sample : Sample.values()) {
        if (sample.families().contains(family)) {
          var list = sample.in(place, NO_CONVERSATION);
          assertRefused(401, 20003, () -> list.create(sample.form()));
          assertRefused(401, 20003, () -> list.list(Query.ALL));
          assertRefused(401, 20003, () -> list.fetch(sample.nobody()));
          assertRefused(401, 20003, () -> list.delete(sample.nobody()));
        }
      }
      var only =
          service == null
              ? List.of(place.configuration(), place.webhookConfiguration())
              : List.of(place.configuration(), place.webhookConfiguration(), place.notifications());
      for (Singleton one : only) {
        assertRefused(401, 20003, one::fetch);
        assertRefused(401, 20003, () -> one.update(Map.of()));
      }
      var byIdentity = Query.ALL.with("Identity", "ann");
      assertRefused(401, 20003, () -> place.participantConversations().list(byIdentity));
    }
  }

  /// Over many pages, forward and back, and as far as a limit.
  @ParameterizedTest
  @EnumSource
  default void listsAreTurnedForwardAndBack(Sample sample) {
    for (var family : sample.families()) {
      var list = listOf(sample, family.in(this));
      var made = new ArrayList<String>();
      for (int i = 0; i < (sample == Sample.SCOPED_WEBHOOK ? 5 : 25); i++) {
        made.add(list.create(sample.form()).sid());
      }
      var all = list.list(Query.ALL);
      assertThat(sids(all)).doesNotHaveDuplicates().containsAll(made);
      int fifth = Math.ceilDiv(all.size(), 5);
      assertThat(list.list(Query.ALL.pageSize(fifth))).isEqualTo(all);
      assertThat(list.list(Query.ALL.pageSize(2).limit(3))).isEqualTo(all.subList(0, 3));
      assertThat(turned(list, Query.ALL.pageSize(fifth))).isEqualTo(all);
      // An SDK that is told a limit asks for pages of that size, above what the list allows.
      assertThat(list.list(Query.ALL.limit(1000))).isEqualTo(all);
    }
  }

  /// The same for lists in which nothing is created.
  @ParameterizedTest
  @EnumSource
  default void derivedListsAreTurnedForwardAndBack(Family family) {
    var place = family.in(this);
    var conversation = Scenarios.conversation(place);
    for (int i = 0; i < 12; i++) {
      place.participants(conversation).create(channel(number(), number()));
    }
    var message = place.messages(conversation).create(Sample.MESSAGE.form()).sid();
    assertTurned(place.receipts(conversation, message), Query.ALL, 12);

    var identity = Scenarios.unique("ann");
    for (int i = 0; i < 12; i++) {
      place
          .participants(place.conversations().create(Map.of()).sid())
          .create(Map.of("Identity", identity));
    }
    assertTurned(place.userConversations(identity), Query.ALL, 12);
    assertTurned(place.participantConversations(), Query.ALL.with("Identity", identity), 12);
  }

  private static void assertTurned(Resources list, Query query, int size) {
    var all = list.list(query);
    assertThat(all).hasSize(size).doesNotHaveDuplicates();
    assertThat(list.list(query.pageSize(2))).isEqualTo(all);
    assertThat(turned(list, query.pageSize(2))).isEqualTo(all);
  }

  /// All elements by turning pages, after it was checked that the way back shows the same pages.
  private static List<Resource> turned(Resources list, Query query) {
    var forward = pages(list.page(query), ResourcePage::next);
    var back = pages(forward.getLast(), ResourcePage::previous);
    assertThat(forward).hasSizeGreaterThanOrEqualTo(5);
    assertThat(back.stream().map(ResourcePage::items).toList().reversed())
        .isEqualTo(forward.stream().map(ResourcePage::items).toList());
    return forward.stream().flatMap(page -> page.items().stream()).toList();
  }

  /// A page and those that follow it in one direction.
  private static List<ResourcePage> pages(
      ResourcePage start, Function<ResourcePage, @Nullable Supplier<ResourcePage>> direction) {
    var pages = new ArrayList<>(List.of(start));
    for (var turn = direction.apply(start); turn != null; turn = direction.apply(pages.getLast())) {
      pages.add(turn.get());
    }
    return pages;
  }

  private static Resources listOf(Sample sample, Place place) {
    var conversation =
        sample.isBelowConversations() ? place.conversations().create(Map.of()).sid() : "";
    return sample.in(place, conversation);
  }

  private static void assertUnknown(Sample sample, Resources list, String sid) {
    assertRefused(404, 20404, () -> list.fetch(sid));
    if (sample.hasUpdates()) {
      assertRefused(404, 20404, () -> list.update(sid, sample.change()));
    }
    assertRefused(404, 20404, () -> list.delete(sid));
  }

  private static void assertUnknownList(Sample sample, Resources list) {
    assertRefused(404, 20404, () -> list.create(sample.form()));
    assertRefused(404, 20404, () -> list.list(Query.ALL));
  }
}
