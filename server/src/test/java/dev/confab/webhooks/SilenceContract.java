package dev.confab.webhooks;

import static dev.confab.support.ApiUnderTest.field;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.EventLog;
import dev.confab.domain.Retention;
import dev.confab.domain.Wakeups;
import dev.confab.domain.WebhookDelivery;
import dev.confab.support.ApiUnderTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What happens while there is nobody to be told is not read, and nobody who comes misses anything,
/// on any database.
interface SilenceContract {
  /// Over an empty database.
  ApiUnderTest api();

  /// Whoever can be told anything.
  enum Listening {
    ACCOUNT("/v1/Configuration/Webhooks", "PostWebhookUrl=%s&Filters=onMessageAdded"),
    SERVICE("/v1/Services/%s/Configuration/Webhooks", ACCOUNT.form),
    SINK("/confab/v1/Services/%s/Deliveries/Configuration", "SinkUrl=%s"),
    CONVERSATION(
        "/v1/Conversations/%2$s/Webhooks",
        "Target=webhook&Configuration.Url=%s&Configuration.Filters=onMessageAdded");

    private final String path;
    private final String form;

    Listening(String path, String form) {
      this.path = path;
      this.form = form;
    }
  }

  /// One server's planner at work, with somebody who may do something at the worst moment.
  final class Scene {
    private final ApiUnderTest api;
    private final Listening listening;
    private final LookedAt log;
    private final Planning planner;
    private final String conversation;
    private String path;
    private long nanos;

    Scene(ApiUnderTest api, Listening listening) {
      this.api = api;
      this.listening = listening;
      log = new LookedAt(api.stores.log());
      var store = api.stores.store();
      var parts =
          new Dispatcher.Parts(
              store,
              log,
              api.clock,
              new Random(1),
              "test",
              () -> false,
              false,
              DeliveryObserver.NONE);
      planner = new Planning(parts, () -> nanos);
      conversation = api.post("/v1/Conversations", "FriendlyName=x").text("sid");
      path = listening.path.formatted(api.account.defaultService(), conversation);
    }

    void message(String body) {
      var calling = Map.of("X-Twilio-Webhook-Enabled", "true");
      var messages = "/v1/Conversations/" + conversation + "/Messages";
      assertThat(api.post(messages, field("Body", body), calling).status()).isEqualTo(201);
    }

    void comes() {
      var made = api.post(path, listening.form.formatted("https%3A%2F%2Fa.example.com"));
      assertThat(made.status()).isIn(200, 201);
      if (listening == Listening.CONVERSATION) {
        path += "/" + made.text("sid");
      }
    }

    void goes() {
      var gone =
          listening == Listening.CONVERSATION
              ? api.delete(path)
              : api.post(path, listening.form.formatted(""));
      assertThat(gone.status()).isIn(200, 204);
    }

    /// Until nothing is left to plan.
    List<String> told() {
      return planner.plan().stream().map(Scene::body).toList();
    }

    private static String body(WebhookDelivery delivery) {
      return delivery.parameters().replaceAll("(?s).*[Bb]ody\"?[=:]\"?(\\w+).*", "$1");
    }
  }

  /// A log that counts who reads its events.
  final class LookedAt implements EventLog {
    private final EventLog log;
    private int looks;
    private Runnable afterLast = () -> {};

    LookedAt(EventLog log) {
      this.log = log;
    }

    @Override
    public List<Entry> read(long after, int max) {
      return log.read(after, max);
    }

    @Override
    public Traces look(long after, int max) {
      looks++;
      return log.look(after, max);
    }

    @Override
    public List<Entry> at(List<Long> positions) {
      return log.at(positions);
    }

    @Override
    public long end() {
      return log.end();
    }

    @Override
    public long last(long after) {
      long last = log.last(after);
      var now = afterLast;
      afterLast = () -> {};
      now.run();
      return last;
    }

    @Override
    public int remove(Retention retention, Instant now, long upTo, int max) {
      return log.remove(retention, now, upTo, max);
    }

    @Override
    public Wakeups wakeups() {
      return log.wakeups();
    }
  }

  @ParameterizedTest
  @EnumSource
  default void whoComesMissesNothing(Listening listening) {
    var scene = new Scene(api(), listening);
    assertThat(scene.told()).isEmpty();
    int looks = scene.log.looks;
    scene.message("unheard");
    assertThat(scene.told()).isEmpty();
    scene.message("unheard");
    assertThat(scene.told()).isEmpty();
    assertThat(scene.log.looks).isEqualTo(looks);
    scene.message("unheard");
    scene.comes();
    scene.message("heard");
    assertThat(scene.told()).containsExactly("heard");
  }

  @ParameterizedTest
  @EnumSource
  default void whoComesBetweenTheLooksMissesNothing(Listening listening) {
    var scene = new Scene(api(), listening);
    assertThat(scene.told()).isEmpty();
    scene.message("unheard");
    scene.log.afterLast =
        () -> {
          scene.comes();
          scene.message("heard");
        };
    assertThat(scene.told()).containsExactly("heard");
  }

  @ParameterizedTest
  @EnumSource
  default void whoGoesIsToldWhatWasBefore(Listening listening) {
    var scene = new Scene(api(), listening);
    assertThat(scene.told()).isEmpty();
    scene.comes();
    scene.message("first");
    assertThat(scene.told()).containsExactly("first");
    scene.message("last");
    scene.goes();
    scene.message("unheard");
    scene.nanos += Duration.ofSeconds(1).toNanos();
    assertThat(scene.told()).containsExactly("last");
    scene.nanos += Duration.ofSeconds(1).toNanos();
    assertThat(scene.told()).isEmpty();
    int looks = scene.log.looks;
    scene.message("unheard");
    assertThat(scene.told()).isEmpty();
    assertThat(scene.log.looks).isEqualTo(looks);
  }
}
