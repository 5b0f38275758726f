package dev.confab.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.Event.Stream;
import dev.confab.support.ApiUnderTest;
import dev.confab.support.ApiUnderTest.Answer;
import dev.confab.support.JsonReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the API shows of timers that have fired.
class TimersTest {
  private static final String PATH = "/v1/Conversations";

  @AutoClose private final ApiUnderTest api;

  TimersTest(@TempDir Path folder) {
    api = new ApiUnderTest(folder);
  }

  private void pass(Duration time) {
    api.clock.advance(time);
    api.fireTimers();
  }

  private static @Nullable Object timers(Answer answer) {
    return answer.json().get("timers");
  }

  @Test
  void anInactiveConversationHasNoDateOfInactivityUntilItIsActiveAgain() {
    api.post(PATH, "UniqueName=x&Timers.Inactive=PT1M&Timers.Closed=PT10M");
    pass(Duration.ofMinutes(1));
    var inactive = api.get(PATH + "/x");
    assertThat(inactive.json())
        .containsEntry("state", "inactive")
        .containsEntry("date_updated", "2026-03-01T08:01:00Z")
        .containsEntry("timers", Map.of("date_closed", "2026-03-01T08:10:00Z"));
    assertThat(timers(api.post(PATH + "/x", "FriendlyName=New"))).isEqualTo(timers(inactive));
    for (var form :
        new String[] {"Timers.Closed=PT11M", "Timers.Inactive=PT2M", "State=inactive"}) {
      assertThat(timers(api.post(PATH + "/x", form)))
          .as(form)
          .isEqualTo(Map.of("date_closed", "2026-03-01T08:12:00Z"));
    }
    assertThat(timers(api.post(PATH + "/x", "State=active")))
        .isEqualTo(
            Map.of("date_inactive", "2026-03-01T08:03:00Z", "date_closed", "2026-03-01T08:12:00Z"));
    pass(Duration.ofMinutes(2));
    assertThat(api.get(PATH + "/x").text("state")).isEqualTo("inactive");
  }

  /// As an example of the documentation shows it.
  @Test
  void whoIsMadeInactiveKeepsTheDate() {
    api.post(PATH, "UniqueName=x&State=inactive&Timers.Inactive=PT1M");
    pass(Duration.ofMinutes(1));
    assertThat(api.get(PATH + "/x").json())
        .containsEntry("date_updated", "2026-03-01T08:00:00Z")
        .containsEntry("timers", Map.of("date_inactive", "2026-03-01T08:01:00Z"));
  }

  @Test
  void eventsHaveTheDatesThatAreSet() {
    var sid = api.post(PATH, "").text("sid");
    var forms =
        List.of("FriendlyName=x", "Timers.Inactive=PT1M", "Timers.Closed=PT10M", "State=closed");
    forms.forEach(form -> assertThat(api.post(PATH + "/" + sid, form).status()).isEqualTo(200));
    var inactive = Map.of("date_inactive", "2026-03-01T08:01:00.250001Z");
    var both = new HashMap<>(inactive);
    both.put("date_closed", "2026-03-01T08:10:00.250001Z");
    var events = api.stores.store().read(tables -> tables.events().read(new Stream(sid), 0, 100));
    assertThat(events)
        .extracting(event -> JsonReader.object(event.data()).get("timers"))
        .containsExactly(null, null, inactive, both, null, null);
  }

  @Test
  void aConversationThatATimerHasClosedIsClosed() {
    var sid = api.post(PATH, "UniqueName=x&Timers.Closed=PT10M").text("sid");
    pass(Duration.ofMinutes(10));
    var closed = api.get(PATH + "/" + sid);
    assertThat(closed.json()).containsEntry("state", "closed").containsEntry("timers", Map.of());
    assertThat(api.get(PATH + "?State=closed").objects("conversations"))
        .singleElement()
        .isEqualTo(closed.json());
    assertThat(api.post(PATH + "/x", "State=active").error()).isEqualTo("400/50377");
    assertThat(api.post(PATH + "/x/Messages", "Body=Hi").error()).isEqualTo("400/50377");
    assertThat(api.post(PATH, "UniqueName=x").error()).isEqualTo("409/50353");
  }

  /// Timers are fired a moment after they are due, or much later.
  @Test
  void whoComesBeforeTheTimerIsFiredFindsWhatItMakes() {
    api.post("/v1/Users", "Identity=ann");
    for (var name : new String[] {"x", "y", "z"}) {
      api.post(PATH, "UniqueName=" + name + "&Timers.Inactive=PT1M&Timers.Closed=PT10M");
      api.post(PATH + "/" + name + "/Participants", "Identity=ann");
    }
    api.clock.advance(Duration.ofMinutes(1));
    assertThat(api.post(PATH + "/x", "FriendlyName=New").text("state")).isEqualTo("inactive");
    assertThat(api.post(PATH + "/y", "Attributes={}").text("state")).isEqualTo("inactive");
    assertThat(api.get(PATH + "/y").text("state")).isEqualTo("inactive");
    api.post(PATH + "/z/Participants", "Identity=bob");
    assertThat(api.get(PATH + "/z").text("state")).isEqualTo("active");
    api.clock.advance(Duration.ofMinutes(9));
    var changes =
        Map.of("", "FriendlyName=New", "/Participants", "Identity=bob", "/Messages", "Body=Hi");
    changes.forEach((path, form) ->
        assertThat(api.post(PATH + "/y" + path, form).error()).isEqualTo("400/50377"));
    assertThat(api.delete("/v1/Users/ann").status()).isEqualTo(204);
    assertThat(api.get(PATH + "/y").text("state")).isEqualTo("closed");
    assertThat(api.get(PATH + "/y/Participants").objects("participants")).hasSize(1);
    assertThat(api.get(PATH + "/z/Participants").objects("participants")).hasSize(1);
  }

  @Test
  void defaultTimersOfTheAccountFire() {
    api.post("/v1/Configuration", "DefaultInactiveTimer=PT5M&DefaultClosedTimer=PT30M");
    api.post(PATH, "UniqueName=x");
    api.post(PATH, "UniqueName=y&Timers.Inactive=PT1M");
    pass(Duration.ofMinutes(1));
    assertThat(api.get(PATH + "/x").text("state")).isEqualTo("active");
    assertThat(api.get(PATH + "/y").text("state")).isEqualTo("inactive");
    pass(Duration.ofMinutes(4));
    assertThat(api.get(PATH + "/x").text("state")).isEqualTo("inactive");
    pass(Duration.ofMinutes(25));
    assertThat(api.get(PATH + "?State=closed").objects("conversations")).hasSize(2);
  }
}
