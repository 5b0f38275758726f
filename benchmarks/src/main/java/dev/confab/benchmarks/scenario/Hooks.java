package dev.confab.benchmarks.scenario;

import dev.confab.benchmarks.load.HttpConnection;
import dev.confab.benchmarks.load.Target;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Configures webhooks, and looks at what they are still to be told.
record Hooks(Target target) {
  private static final String ADDED = "onMessageAdded";
  private static final long LOOK_MILLIS = 20;

  /// Has new messages of all services told to an address, or to nobody when that is empty.
  void ofAccount(String url) throws IOException {
    configure("/v1/Configuration/Webhooks", url);
  }

  /// Has new messages of a service told to an address.
  void ofService(String service, String url) throws IOException {
    configure("/v1/Services/" + service + "/Configuration/Webhooks", url);
  }

  private void configure(String path, String url) throws IOException {
    change(path, Map.of("PostWebhookUrl", url, "Filters", ADDED), 200);
  }

  /// The service of conversations without one in their path.
  String defaultService() throws IOException {
    try (var connection = new HttpConnection(target)) {
      var body = connection.exchange(target.get("/v1/Configuration")).body();
      return new JsonText(body)
          .string("default_chat_service_sid")
          .orElseThrow(() -> new IOException("no default service: " + body));
    }
  }

  /// Creates something.
  ///
  /// @return its sid
  String create(String path, Map<String, String> form) throws IOException {
    var body = change(path, form, 201);
    return new JsonText(body)
        .string("sid")
        .orElseThrow(() -> new IOException("no sid for " + path + ": " + body));
  }

  private String change(String path, Map<String, String> form, int status) throws IOException {
    try (var connection = new HttpConnection(target)) {
      var answer = connection.exchange(target.post(path, form));
      if (answer.status() != status) {
        throw new IOException("status " + answer.status() + " for " + path + ": " + answer.body());
      }
      return answer.body();
    }
  }

  /// Waits until a service has no open deliveries.
  ///
  /// @return whether that was within the time
  boolean awaitNoneOpen(String service, Duration max) throws IOException, InterruptedException {
    var path = "/confab/v1/Services/" + service + "/Deliveries?State=open&PageSize=1";
    long end = System.nanoTime() + max.toNanos();
    try (var connection = new HttpConnection(target)) {
      while (connection.exchange(target.get(path)).body().contains("\"WD")) {
        if (System.nanoTime() - end > 0) {
          return false;
        }
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      }
      return true;
    }
  }
}
