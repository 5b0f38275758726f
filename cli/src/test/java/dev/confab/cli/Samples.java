package dev.confab.cli;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Answers of a server.
final class Samples {
  static final String CONVERSATION =
      "{\"sid\":\"CH1\",\"account_sid\":\"AC1\",\"chat_service_sid\":\"IS1\","
          + "\"messaging_service_sid\":null,\"friendly_name\":\"Order 4711\","
          + "\"unique_name\":\"order-4711\",\"attributes\":\"{\\\"vip\\\":true}\","
          + "\"date_created\":\"2026-01-31T10:30:00Z\",\"date_updated\":\"2026-01-31T10:31:00Z\","
          + "\"state\":\"active\",\"timers\":{\"date_closed\":\"2026-02-07T10:31:00Z\"},"
          + "\"bindings\":{\"email\":{\"projected_address\":\"a@b.example\",\"name\":\"Ann\"}},"
          + "\"url\":\"http://host/v1/Conversations/CH1\",\"links\":{},\"of_tomorrow\":[1.50,true]}";

  static final String SERVICE =
      "{\"sid\":\"IS1\",\"account_sid\":\"AC1\",\"friendly_name\":\"Shop\","
          + "\"date_created\":\"2026-01-31T10:30:00Z\",\"date_updated\":\"2026-01-31T10:30:00Z\","
          + "\"url\":\"http://host/v1/Services/IS1\",\"links\":{}}";

  private Samples() {}

  static String page(String key, String items, int page, boolean isLast) {
    var path = "http://host/v1/Conversations?PageSize=2&Page=";
    return "{\"%s\":[%s],\"meta\":{\"page\":%d,\"page_size\":2,\"key\":\"%s\",\"url\":\"%s\",\"next_page_url\":%s}}"
        .formatted(
            key, items, page, key, path + page, isLast ? "null" : "\"" + path + (page + 1) + "\"");
  }

  /// A page of two conversations with sids of their own.
  static String conversations(int page, boolean isLast) {
    var items =
        IntStream.of(2 * page, 2 * page + 1)
            .mapToObj(number -> "{\"sid\":\"CH" + number + "\",\"state\":\"active\"}")
            .collect(Collectors.joining(","));
    return page("conversations", items, page, isLast);
  }
}
