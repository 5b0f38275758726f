package dev.confab.webhooks;

import static dev.confab.support.ApiUnderTest.field;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.Store;
import dev.confab.domain.WebhookDelivery.State;
import dev.confab.support.ApiUnderTest;
import dev.confab.support.Waiting;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongSupplier;

/// The API with an account whose webhook hears of new conversations, and the servers that tell it.
final class TellingApi implements AutoCloseable {
  private static final Map<String, String> CALLING = Map.of("X-Twilio-Webhook-Enabled", "true");

  private final ApiUnderTest api;
  final Store store;

  /// The clocks of dispatchers that are started from now on.
  InstantSource clock = Clock.systemUTC();

  LongSupplier nanos = System::nanoTime;

  TellingApi(Path folder) {
    api = new ApiUnderTest(folder);
    store = api.stores.store();
    var form = field("PostWebhookUrl", "https://a.example.com") + "&Filters=onConversationAdded";
    assertThat(api.post("/v1/Configuration/Webhooks", form).status()).isEqualTo(200);
  }

  Dispatcher start(String holder, Caller caller) {
    return start(holder, caller, store, DeliveryObserver.NONE);
  }

  Dispatcher start(String holder, Caller caller, Store ownStore, DeliveryObserver observer) {
    var parts =
        new Dispatcher.Parts(
            ownStore, api.stores.log(), clock, new Random(1), holder, () -> false, false, observer);
    return Dispatcher.start(parts, caller, nanos);
  }

  /// The sid of a new conversation, which is to be told.
  String conversation() {
    return api.post("/v1/Conversations", "", CALLING).text("sid");
  }

  private String deliveries() {
    return "/confab/v1/Services/" + api.account.defaultService() + "/Deliveries";
  }

  /// The sids of the conversations that deliveries are about which are in a state.
  List<String> told(State state) {
    var path = deliveries() + "?PageSize=100&State=" + state.text();
    return api.get(path).objects("deliveries").stream()
        .map(one -> String.valueOf(one.get("stream_sid")))
        .toList();
  }

  void awaitTold(State state, int count) {
    var _ = Waiting.until(() -> told(state), found -> found.size() == count);
  }

  void reopen(String delivery) {
    assertThat(api.post(deliveries() + "/" + delivery, "").status()).isEqualTo(200);
  }

  @Override
  public void close() {
    api.close();
  }
}
