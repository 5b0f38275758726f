package dev.confab.conformance;

import static dev.confab.conformance.Scenarios.unique;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.conformance.clients.Place;
import dev.confab.conformance.clients.Query;
import dev.confab.conformance.clients.Resource;
import dev.confab.conformance.clients.Resources;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What moves `date_updated`, and what does not. Dates have whole seconds, so the scenarios wait
/// for the next one before they look.
interface DateScenarios extends Scenarios {
  /// One of a kind, and where it is.
  record Dated(Sample sample, Resources list, Resource resource) {
    Resource fetched() {
      return list.fetch(resource.sid());
    }

    Resource updated(Map<String, ?> form) {
      return list.update(resource.sid(), form);
    }

    Dated with(Resource other) {
      return new Dated(sample, list, other);
    }
  }

  @ParameterizedTest
  @EnumSource
  default void onlyAChangeMovesTheDate(Family family) {
    var created = oneOfEach(family.in(this), family);
    waitForNextSecond();
    for (var one : created) {
      assertThat(one.list().list(Query.ALL)).as("%s listed", one.sample()).contains(one.resource());
      assertThat(one.updated(one.sample().change())).as("%s", one).isEqualTo(one.resource());
    }
    var changed =
        created.stream().map(one -> one.with(one.updated(one.sample().effect()))).toList();
    for (int i = 0; i < created.size(); i++) {
      var before = created.get(i).resource();
      var after = changed.get(i).resource();
      assertThat(dateUpdated(after)).as("%s", after).isAfter(dateUpdated(before));
      assertThat(after.text("date_created")).isEqualTo(before.text("date_created"));
    }
    waitForNextSecond();
    for (var one : changed) {
      assertThat(one.updated(one.sample().effect())).as("said again").isEqualTo(one.resource());
      assertThat(one.fetched()).isEqualTo(one.resource());
    }
  }

  /// A date that is sent wins, with a change and without one.
  @ParameterizedTest
  @EnumSource
  default void sentDateIsTheDate(Family family) {
    var place = family.in(this);
    var conversation = place.conversations().create(Map.of()).sid();
    for (var sample : List.of(Sample.CONVERSATION, Sample.PARTICIPANT, Sample.MESSAGE)) {
      var list = sample.in(place, conversation);
      var sid = list.create(sample.form()).sid();
      var alone = Map.of("DateUpdated", "2024-03-01T00:00:00Z");
      assertThat(list.update(sid, alone).text("date_updated")).isEqualTo("2024-03-01T00:00:00Z");
      var change = sample.effect(Map.of("DateUpdated", "2024-03-02T00:00:00Z"));
      assertThat(list.update(sid, change).text("date_updated")).isEqualTo("2024-03-02T00:00:00Z");
      assertThat(list.update(sid, Map.of()).text("date_updated")).isEqualTo("2024-03-02T00:00:00Z");
    }
  }

  /// Nothing that happens in a conversation moves its date, nor those of whoever takes part.
  @ParameterizedTest
  @EnumSource
  default void whatHappensAroundAThingLeavesItsDate(Family family) {
    var place = family.in(this);
    var whole = Whole.in(place);
    var conversation = place.conversations().fetch(whole.sid());
    var user = place.users().fetch(whole.identity());
    var participant = whole.participants().fetch(whole.identity());
    var message = whole.messages().list(Query.ALL).getFirst();
    waitForNextSecond();

    var later = whole.messages().create(Map.of("Body", "x", "Author", whole.identity())).sid();
    whole.messages().update(later, Map.of("Body", "y"));
    whole.messages().delete(later);
    var guest = whole.participants().create(Map.of("Identity", unique("bob"))).sid();
    whole.participants().update(guest, Map.of("Attributes", "{\"a\":1}"));
    whole.participants().delete(guest);
    var webhook = whole.webhooks().create(Sample.SCOPED_WEBHOOK.form()).sid();
    whole.webhooks().update(webhook, Sample.SCOPED_WEBHOOK.effect());
    whole.webhooks().delete(webhook);
    assertThat(whole.participants().fetch(participant.sid())).isEqualTo(participant);
    place
        .userConversations(whole.identity())
        .update(whole.sid(), Map.of("LastReadMessageIndex", 0));

    assertThat(place.conversations().fetch(whole.sid())).isEqualTo(conversation);
    assertThat(place.users().fetch(whole.identity())).isEqualTo(user);
    assertThat(whole.messages().fetch(message.sid())).isEqualTo(message);
    assertThat(dateUpdated(whole.participants().fetch(participant.sid())))
        .as("of him who has read")
        .isAfter(dateUpdated(participant));
    place.userConversations(whole.identity()).delete(whole.sid());
    assertThat(place.users().fetch(whole.identity())).isEqualTo(user);
    assertThat(whole.messages().fetch(message.sid())).isEqualTo(message);
  }

  /// A message changes the state of an inactive conversation, which is a change of its own.
  @Test
  default void wakingUpMovesTheDate() {
    var conversations = account().conversations();
    var asleep = conversations.create(Map.of("State", "inactive"));
    waitForNextSecond();
    account().messages(asleep.sid()).create(Map.of("Body", "Wake up"));
    assertThat(dateUpdated(conversations.fetch(asleep.sid()))).isAfter(dateUpdated(asleep));
  }

  private static List<Dated> oneOfEach(Place place, Family family) {
    var conversation = place.conversations().create(Map.of()).sid();
    var all = new ArrayList<Dated>();
    for (var sample : Sample.values()) {
      if (sample.hasUpdates() && sample.families().contains(family)) {
        var list = sample.in(place, conversation);
        all.add(new Dated(sample, list, list.create(sample.form())));
      }
    }
    return all;
  }

  private static Instant dateUpdated(Resource resource) {
    return Instant.parse(resource.text("date_updated"));
  }

  /// Dates have whole seconds: in the same one a change would not show, and a date that must not
  /// move would be equal anyway. The server is in this process and has the same clock.
  private static void waitForNextSecond() {
    var now = Instant.now();
    var next = now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    try {
      Thread.sleep(Duration.between(now, next).plusMillis(1));
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted while a second went by", e);
    }
  }
}
