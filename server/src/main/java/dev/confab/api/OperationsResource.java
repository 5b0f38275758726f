package dev.confab.api;

import dev.confab.http.Reply;
import dev.confab.platform.Json;
import java.util.List;
import java.util.function.Supplier;

/// What an operator's tools ask: health and metrics. Open to whoever reaches the port.
public final class OperationsResource {
  private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";

  private static final Schema STATUS = Schema.object().with("status", Schema.choice("ok"));

  private final Runnable readiness;
  private final Supplier<String> metrics;

  /// @param readiness throws when requests cannot be served now
  /// @param metrics all metrics in the Prometheus text format
  public OperationsResource(Runnable readiness, Supplier<String> metrics) {
    this.readiness = readiness;
    this.metrics = metrics;
  }

  List<Route> routes() {
    return List.of(
        Route.open("/health/live", "Live", STATUS, _ -> status("ok")),
        Route.open("/health/ready", "Ready", STATUS, _ -> ready()),
        Route.open(
            "/metrics",
            "Metrics",
            Schema.content(PROMETHEUS_TEXT),
            _ -> Reply.text(200, PROMETHEUS_TEXT, metrics.get())));
  }

  private Reply ready() {
    readiness.run();
    return status("ok");
  }

  private static Reply status(String status) {
    return Reply.json(
        200,
        Json.write(json -> {
          json.writeStartObject();
          json.writeStringProperty("status", status);
          json.writeEndObject();
        }));
  }
}
