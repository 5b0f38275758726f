package dev.confab.api;

import static dev.confab.support.ApiUnderTest.field;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.api.Route.Bucket;
import dev.confab.domain.ErrorCode;
import dev.confab.domain.Failure;
import dev.confab.domain.Limits;
import dev.confab.domain.Policy;
import dev.confab.domain.Retention;
import dev.confab.domain.WebhookPolicy;
import dev.confab.support.ApiUnderTest;
import dev.confab.support.ApiUnderTest.Answer;
import dev.confab.support.MutableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActionRatesTest {
  @TempDir private Path folder;

  private final MutableClock clock = new MutableClock(Instant.parse("2026-03-01T08:00:00Z"));

  private ApiUnderTest api(int perSecond) {
    var limits = new Limits(0, 0, 0, 0, 0, 0, perSecond);
    var policy =
        new Policy(limits, Policy.DEFAULT.webhookUrls(), Retention.DEFAULT, WebhookPolicy.DEFAULT);
    return new ApiUnderTest(folder, new Links(null, false), policy);
  }

  private static void take(ActionRates rates, int times) {
    for (int i = 0; i < times; i++) {
      rates.take(Bucket.SERVICE, "IS1");
    }
  }

  private static void assertEmpty(ActionRates rates) {
    assertThatThrownBy(() -> take(rates, 1)).isInstanceOf(Failure.class);
  }

  @Test
  void aBucketHoldsASecondsActionsAndFillsAgainAllTheTime() {
    var rates = new ActionRates(10, clock);
    take(rates, 10);
    assertEmpty(rates);
    clock.advance(Duration.ofMillis(99));
    assertEmpty(rates);
    clock.advance(Duration.ofMillis(1));
    take(rates, 1);
    assertEmpty(rates);
    clock.advance(Duration.ofMillis(500));
    take(rates, 5);
    assertEmpty(rates);
    clock.advance(Duration.ofDays(1));
    take(rates, 10);
    assertEmpty(rates);
  }

  @Test
  void eachBucketIsAnother() {
    var rates = new ActionRates(1, clock);
    rates.take(Bucket.SERVICE, "1");
    rates.take(Bucket.SERVICE, "2");
    rates.take(Bucket.CONVERSATION, "1");
    assertThatThrownBy(() -> rates.take(Bucket.CONVERSATION, "1")).isInstanceOf(Failure.class);
  }

  @Test
  void anEmptyBucketSaysWhatOf() {
    var rates = new ActionRates(1, clock);
    assertTooFast(rates, Bucket.SERVICE, ErrorCode.SERVICE_ACTIONS_TOO_FAST, "service");
    assertTooFast(
        rates, Bucket.CONVERSATION, ErrorCode.CONVERSATION_ACTIONS_TOO_FAST, "conversation");
  }

  private static void assertTooFast(ActionRates rates, Bucket bucket, ErrorCode code, String noun) {
    rates.take(bucket, "1");
    assertThatThrownBy(() -> rates.take(bucket, "1"))
        .hasMessage("More than 1 actions per second in one " + noun)
        .isInstanceOfSatisfying(Failure.class, why -> assertThat(why.code()).isEqualTo(code));
  }

  @Test
  void bucketsThatAreFullAreForgotten() {
    var rates = new ActionRates(10, clock);
    for (int i = 0; i < 1_000; i++) {
      rates.take(Bucket.CONVERSATION, "CH" + i);
    }
    assertThat(rates.size()).isEqualTo(1_000);
    clock.advance(Duration.ofSeconds(1));
    assertThat(rates.size()).isZero();
  }

  @Test
  void thereAreNeverMoreBucketsThanFitInMemory() {
    var rates = new ActionRates(10, clock);
    for (int i = 0; i < ActionRates.BUCKETS_MAX + 50_000; i++) {
      rates.take(Bucket.CONVERSATION, "CH" + i);
    }
    assertThat(rates.size()).isLessThanOrEqualTo(ActionRates.BUCKETS_MAX);
  }

  @Test
  void aClockThatIsSetBackHoldsNobodyUp() {
    var rates = new ActionRates(10, clock);
    take(rates, 10);
    clock.advance(Duration.ofHours(-1));
    take(rates, 10);
    assertEmpty(rates);
  }

  @Test
  void aBucketOfManyActionsIsNeverEmpty() {
    take(new ActionRates(Integer.MAX_VALUE, clock), 10_000);
  }

  @Test
  void aServiceIsCountedByItselfAndReadsAreNot() {
    try (var api = api(2)) {
      var shop = "/v1/Services/" + api.post("/v1/Services", "FriendlyName=Shop").text("sid");
      assertThat(api.post("/v1/Conversations", "").status()).isEqualTo(201);
      assertThat(api.post("/v1/Users", "Identity=ann").status()).isEqualTo(201);
      assertTooFast(api.post("/v1/Conversations", ""), "429/50063");
      assertTooFast(api.post("/v1/Users", "Identity=bob"), "429/50063");
      assertTooFast(api.delete("/v1/Users/ann"), "429/50063");
      assertTooFast(api.post("/v1/Roles", "FriendlyName=x"), "429/50063");
      assertTooFast(api.post("/v1/ConversationWithParticipants", ""), "429/50063");
      var byName = "/v1/Services/" + api.account.defaultService() + "/Conversations";
      assertTooFast(api.post(byName, ""), "429/50063");
      assertThat(api.post(shop + "/Conversations", "").status()).isEqualTo(201);
      for (int i = 0; i < 5; i++) {
        assertThat(api.get("/v1/Conversations").objects("conversations")).hasSize(1);
      }
      assertThat(api.post("/v1/Services", "FriendlyName=x").status())
          .as("not counted")
          .isEqualTo(201);
      api.clock.advance(Duration.ofMillis(500));
      assertThat(api.delete("/v1/Users/ann").status()).isEqualTo(204);
      assertTooFast(api.post("/v1/Conversations", ""), "429/50063");
    }
  }

  @Test
  void aConversationIsCountedByItselfWhateverItIsCalled() {
    try (var api = api(3)) {
      var one = "/v1/Conversations/" + api.post("/v1/Conversations", "UniqueName=room").text("sid");
      var other = "/v1/Conversations/" + api.post("/v1/Conversations", "").text("sid");
      var named = "/v1/Services/" + api.account.defaultService() + "/Conversations/room";
      assertThat(api.post(one + "/Messages", "Body=1").status()).isEqualTo(201);
      assertThat(api.post(named + "/Participants", "Identity=ann").status()).isEqualTo(201);
      assertThat(api.post("/v1/Conversations/room", "FriendlyName=x").status()).isEqualTo(200);
      for (var path : new String[] {one, named, "/v1/Conversations/room"}) {
        assertTooFast(api.post(path + "/Messages", "Body=2"), "429/50074");
        assertTooFast(api.delete(path + "/Participants/ann"), "429/50074");
        assertTooFast(api.post(path, field("Attributes", "{}")), "429/50074");
      }
      assertTooFast(api.delete("/v1/Users/ann/Conversations/room"), "429/50074");
      assertThat(api.get(one + "/Messages").objects("messages")).hasSize(1);
      assertThat(api.post(other + "/Messages", "Body=1").status()).isEqualTo(201);
      assertThat(api.delete(one).status()).as("an action in the service").isEqualTo(204);
    }
  }

  /// Strangers must not use up what is not theirs.
  @Test
  void anotherAccountHasBucketsOfItsOwn() {
    try (var api = api(1)) {
      var path = "/v1/Conversations/" + api.post("/v1/Conversations", "").text("sid");
      var stranger = api.stranger();
      assertThat(api.post(path + "/Messages", "Body=x", stranger).error()).isEqualTo("404/20404");
      assertThat(api.post(path + "/Messages", "Body=x", stranger).error()).isEqualTo("429/50074");
      assertThat(api.post(path + "/Messages", "Body=1").status()).isEqualTo(201);
    }
  }

  @Test
  void nothingIsCountedByDefault() {
    try (var api = new ApiUnderTest(folder)) {
      var path = "/v1/Conversations/" + api.post("/v1/Conversations", "").text("sid");
      for (int i = 0; i < 100; i++) {
        assertThat(api.post(path + "/Messages", "Body=x").status()).isEqualTo(201);
      }
    }
  }

  private static void assertTooFast(Answer answer, String error) {
    assertThat(answer.error()).isEqualTo(error);
    assertThat(answer.header("Retry-After")).isEqualTo("1");
  }
}
