package dev.confab.benchmarks.crash;

import dev.confab.benchmarks.load.HttpConnection;
import dev.confab.benchmarks.load.Target;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// What a server has in the end.
record Stored(Target target) {
  private static final String CONVERSATIONS = "/v1/Conversations";

  /// What is known of something that a webhook was to be told.
  ///
  /// @param token with which it was told
  record Delivery(String token, String type, String stream, long sequence, String state) {
    boolean isOpen() {
      return state.equals("open");
    }

    private static Delivery of(JsonTree json) {
      var digits = json.at("sid").text().substring(2);
      var token =
          String.join(
              "-",
              digits.substring(0, 8),
              digits.substring(8, 12),
              digits.substring(12, 16),
              digits.substring(16, 20),
              digits.substring(20));
      return new Delivery(
          token,
          json.at("event_type").text(),
          json.at("stream_sid").text(),
          json.at("sequence").number(),
          json.at("state").text());
    }
  }

  /// Indexes of messages by their sids, by the sids of their conversations.
  Map<String, Map<String, Long>> messages() throws IOException {
    var messages = new HashMap<String, Map<String, Long>>();
    try (var http = new HttpConnection(target)) {
      all(
          http,
          CONVERSATIONS,
          "conversations",
          json -> messages.put(json.at("sid").text(), new HashMap<>()));
      for (var one : messages.entrySet()) {
        all(
            http,
            CONVERSATIONS + "/" + one.getKey() + "/Messages",
            "messages",
            json -> one.getValue().put(json.at("sid").text(), json.at("index").number()));
      }
    }
    return messages;
  }

  List<Delivery> deliveries(String service) throws IOException {
    var deliveries = new ArrayList<Delivery>();
    try (var http = new HttpConnection(target)) {
      var path = "/confab/v1/Services/" + service + "/Deliveries";
      all(http, path, "deliveries", json -> deliveries.add(Delivery.of(json)));
    }
    return deliveries;
  }

  /// The first deliveries that are open.
  List<Delivery> open(String service) throws IOException {
    try (var http = new HttpConnection(target)) {
      var path = "/confab/v1/Services/" + service + "/Deliveries?State=open&PageSize=1";
      return page(http, path).at("deliveries").items().stream().map(Delivery::of).toList();
    }
  }

  private void all(HttpConnection http, String list, String member, Consumer<JsonTree> each)
      throws IOException {
    var next = list + "?PageSize=100";
    while (!next.isEmpty()) {
      var page = page(http, next);
      page.at(member).items().forEach(each);
      var url = page.at("meta").at("next_page_url").text();
      next = url.isEmpty() ? "" : pathAndQuery(URI.create(url));
    }
  }

  private static String pathAndQuery(URI url) {
    return url.getRawPath() + "?" + url.getRawQuery();
  }

  private JsonTree page(HttpConnection http, String path) throws IOException {
    var answer = http.exchange(target.get(path));
    if (answer.status() != 200) {
      throw new IOException("status " + answer.status() + " for " + path + ": " + answer.body());
    }
    return JsonTree.of(answer.body());
  }
}
