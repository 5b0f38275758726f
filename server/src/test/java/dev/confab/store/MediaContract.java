package dev.confab.store;

import static dev.confab.store.StoreSamples.NOON;
import static dev.confab.store.StoreSamples.SCOPE;
import static dev.confab.store.StoreSamples.conversation;
import static dev.confab.store.StoreSamples.sid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.domain.ErrorCode;
import dev.confab.domain.Failure;
import dev.confab.domain.Media;
import dev.confab.domain.MediaTable;
import dev.confab.domain.MessageContent.Attachment;
import dev.confab.domain.Scope;
import dev.confab.domain.Timestamps;
import dev.confab.domain.sid.MediaSid;
import dev.confab.domain.sid.MessageSid;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The specification of the table of media. No store may override, disable or skip a test of it.
interface MediaContract extends StoresContract {
  Instant DUE = NOON.plus(Duration.ofHours(24));

  private <R> R on(Function<MediaTable, R> action) {
    return Objects.requireNonNull(
        stores().store().<R>write(tables -> action.apply(tables.media())));
  }

  private static MediaSid media(int number) {
    return new MediaSid("ME%032x".formatted(number));
  }

  private static Media.Place place(int message) {
    return new Media.Place(sid(1), new MessageSid("IM%032x".formatted(message)));
  }

  private static Media sample(int number, Scope scope) {
    var file = new Attachment(media(number), 5L << 32, "text/plain; a=\"b c\"", "Grüße 👋.txt");
    var dates = new Timestamps(NOON, NOON.plusSeconds(3));
    return new Media(media(number), scope, "history", file, "ann", null, dates);
  }

  private Optional<Media> find(Scope scope, MediaSid sid) {
    return on(table -> table.find(scope, sid));
  }

  private List<Media> findAll(Scope scope, List<MediaSid> sids) {
    return on(table -> table.findAll(scope, sids));
  }

  private boolean complete(Media media) {
    return on(table -> table.complete(media, DUE));
  }

  private Media attach(Scope scope, MediaSid sid, Media.Place place) {
    return on(table -> table.attach(scope, sid, place));
  }

  private boolean delete(Scope scope, MediaSid sid) {
    return on(table -> table.delete(scope, sid));
  }

  private boolean hasDue(Instant now) {
    return on(table -> table.hasDue(now));
  }

  private void begin(int number) {
    on(table -> {
      table.begin(media(number), SCOPE, NOON, NOON.plusSeconds(7_200));
      return number;
    });
  }

  private Media add(int number) {
    begin(number);
    var sample = sample(number, SCOPE);
    assertThat(complete(sample)).isTrue();
    return sample;
  }

  private List<MediaSid> takeDue(Instant now) {
    return on(table -> table.takeDue(now, 10));
  }

  @Test
  default void aFileIsSeenOnceItIsComplete() {
    begin(1);
    assertThat(find(SCOPE, media(1))).isEmpty();
    var sample = sample(1, SCOPE);
    assertThat(complete(sample)).isTrue();
    assertThat(find(SCOPE, media(1))).contains(sample);
    assertThat(complete(sample)).isFalse();
  }

  @Test
  default void nothingIsFoundFromAnotherScope() {
    add(1);
    for (var other :
        List.of(
            new Scope(StoreSamples.account(2), SCOPE.service()),
            new Scope(SCOPE.account(), StoreSamples.service(2)))) {
      assertThat(find(other, media(1))).isEmpty();
      assertThat(findAll(other, List.of(media(1)))).isEmpty();
      assertThat(delete(other, media(1))).isFalse();
      assertThatThrownBy(() -> attach(other, media(1), place(1)))
          .isInstanceOfSatisfying(
              Failure.class,
              failure -> assertThat(failure.code()).isEqualTo(ErrorCode.MEDIA_NOT_FOUND));
    }
  }

  @Test
  default void manyAreFoundAtOnce() {
    assertThat(findAll(SCOPE, List.of())).isEmpty();
    var first = add(1);
    var second = add(2);
    begin(3);
    assertThat(findAll(SCOPE, List.of(media(2), media(1), media(3), media(4))))
        .containsExactlyInAnyOrder(first, second);
    var most = IntStream.rangeClosed(1, MediaTable.FIND_MAX).mapToObj(MediaContract::media);
    assertThat(findAll(SCOPE, most.toList())).hasSize(2);
  }

  @Test
  default void aMessageGetsAFileAndKeepsIt() {
    var sample = add(1);
    var attached = attach(SCOPE, media(1), place(1));
    assertThat(attached.attached()).isEqualTo(place(1));
    assertThat(attached.file()).isEqualTo(sample.file());
    assertThat(find(SCOPE, media(1))).contains(attached);
    assertThat(delete(SCOPE, media(1))).isFalse();
    assertThat(hasDue(DUE.plusSeconds(1))).isFalse();
    assertThat(takeDue(DUE.plusSeconds(1))).isEmpty();
    assertThat(find(SCOPE, media(1))).isPresent();
  }

  @Test
  default void ofManyMessagesOneGetsAFile() {
    add(1);
    var failures = Race.run(50, number -> attach(SCOPE, media(1), place(number)));
    assertThat(failures).hasSize(49);
    assertThat(failures).allMatch(one -> one.code() == ErrorCode.MEDIA_ALREADY_ATTACHED);
    assertThat(find(SCOPE, media(1)).orElseThrow().attached()).isNotNull();
  }

  @Test
  default void anUploadThatIsNotCompleteCannotBeAttached() {
    begin(1);
    assertThatThrownBy(() -> attach(SCOPE, media(1), place(1))).isInstanceOf(Failure.class);
  }

  @Test
  default void whatNoMessageHasGotInTimeIsDue() {
    add(1);
    begin(2);
    assertThat(hasDue(NOON.plusSeconds(7_200))).isFalse();
    assertThat(takeDue(NOON.plusSeconds(7_201))).containsExactly(media(2));
    assertThat(complete(sample(2, SCOPE))).isFalse();
    assertThat(takeDue(DUE)).containsExactly(media(2));
    assertThat(takeDue(DUE.plusSeconds(1))).containsExactly(media(1), media(2));
    assertThat(find(SCOPE, media(1))).isEmpty();
    assertThatThrownBy(() -> attach(SCOPE, media(1), place(1))).isInstanceOf(Failure.class);
    on(table -> {
      table.forget(List.of(media(1), media(2)));
      return 0;
    });
    assertThat(hasDue(DUE.plusSeconds(1))).isFalse();
  }

  @Test
  default void aDeletedFileIsHiddenAndDueAtOnce() {
    add(1);
    assertThat(delete(SCOPE, media(1))).isTrue();
    assertThat(delete(SCOPE, media(1))).isFalse();
    assertThat(find(SCOPE, media(1))).isEmpty();
    assertThat(takeDue(NOON)).containsExactly(media(1));
  }

  @Test
  default void aFileThatIsInUseIsNotForgotten() {
    var sample = add(1);
    on(table -> {
      table.forget(List.of(media(1)));
      return 0;
    });
    assertThat(find(SCOPE, media(1))).contains(sample);
  }

  /// Through the append of messages and their removal, as they are.
  @Test
  default void theMediaOfADeletedMessageAreDue() {
    add(1);
    add(2);
    var stored = new StoredMessages(stores());
    stored.begin(conversation(1));
    for (int number = 1; number <= 2; number++) {
      var draft =
          MessageSamples.draft(1, number, "ann", MessageSamples.full(), media(number), NOON);
      assertThat(stores().store().append(draft, null)).isPresent();
    }
    var first = stored.all(1).getFirst();
    assertThat(first.content().media()).containsExactly(sample(1, SCOPE).file());
    stores()
        .store()
        .write(tables -> {
          tables.messages().delete(first);
          return first;
        });
    assertThat(find(SCOPE, media(1))).isEmpty();
    assertThat(find(SCOPE, media(2))).isPresent();
    assertThat(takeDue(NOON)).containsExactly(media(1));
  }

  @Test
  default void theMediaOfADeletedConversationAreHiddenAtOnce() {
    add(1);
    var conversation = conversation(1);
    stores()
        .store()
        .write(tables -> {
          tables.conversations().insert(conversation);
          tables.media().attach(SCOPE, media(1), place(1));
          tables.conversations().delete(conversation);
          return conversation;
        });
    assertThat(find(SCOPE, media(1))).isEmpty();
    assertThat(findAll(SCOPE, List.of(media(1)))).isEmpty();
  }

  @Test
  default void theMediaOfADeletedServiceAreDue() {
    stores()
        .store()
        .write(tables -> {
          tables.services().insert(StoreSamples.withRoles(StoreSamples.service(1, NOON)));
          return tables.services().delete(SCOPE.account(), SCOPE.service(), NOON);
        });
    add(1);
    add(2);
    attach(SCOPE, media(1), place(1));
    begin(3);
    while (stores().trash().purge(NOON, 2) > 0) {
      assertThat(takeDue(NOON)).isSubsetOf(media(1), media(2), media(3));
    }
    assertThat(takeDue(NOON)).containsExactly(media(1), media(2), media(3));
  }

  @Test
  default void aFileThatCannotBeRemovedIsLeftAloneForAWhile() {
    add(1);
    add(2);
    delete(SCOPE, media(1));
    delete(SCOPE, media(2));
    on(table -> {
      table.postpone(media(1), NOON.plusSeconds(60));
      return table;
    });
    assertThat(takeDue(NOON)).containsExactly(media(2));
    assertThat(hasDue(NOON.plusSeconds(61))).isTrue();
    assertThat(takeDue(NOON.plusSeconds(61))).containsExactly(media(1), media(2));
  }
}
