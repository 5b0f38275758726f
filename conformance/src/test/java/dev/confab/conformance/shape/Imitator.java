package dev.confab.conformance.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.confab.conformance.support.Answer;
import dev.confab.conformance.support.RawHttp;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// Makes the server give an answer about a thing like the one in a specimen.
final class Imitator {
  private static final String MESSAGING_SERVICE = "MG0123456789abcdef0123456789abcdef";
  private static final int PAGES_MAX = 100;

  private final RawHttp http;
  private final String service;

  Imitator(RawHttp http) {
    this.http = http;
    this.service = http.post("/v1/Services", Map.of("FriendlyName", "Shapes")).sid();
  }

  /// The answer of a specimen's operation about a thing like the specimen's.
  Answer one(Specimen specimen) {
    var list = listPath(specimen.operation());
    var isService = list.equals("/v1/Services");
    var form = isService ? Map.of("FriendlyName", "Like") : conversation(specimen.body());
    var created = http.post(list, form);
    var path = list + "/" + created.sid();
    var isClosed = specimen.body().path("state").asText().equals("closed");
    return switch (verb(specimen.operation())) {
      case "Create" -> created;
      case "Fetch" -> http.get(path);
      case "Update" -> http.post(path, isClosed ? Map.of("State", "closed") : Map.of());
      case "Delete" -> http.delete(path);
      default -> throw new AssertionError(specimen + " is about a list");
    };
  }

  /// An element like the one in a specimen, as the list shows it.
  JsonNode element(String operation, JsonNode element) {
    var list = listPath(operation);
    var isService = list.equals("/v1/Services");
    var form = isService ? Map.of("FriendlyName", "Like") : conversation(element);
    var sid = http.post(list, form).sid();
    var page = http.get(list + "?PageSize=100").json();
    for (var candidate : page.get(page.at("/meta/key").asText())) {
      if (candidate.get("sid").asText().equals(sid)) {
        return candidate;
      }
    }
    return MissingNode.getInstance();
  }

  /// A page of the operation's list in the same situation as the specimen's: with a page before and
  /// after it, or without.
  JsonNode page(Specimen specimen) {
    var list = listPath(specimen.operation());
    var wanted = specimen.body().get("meta");
    for (int i = 0; i < 3; i++) {
      http.post(list, Map.of("FriendlyName", "Row " + i));
    }
    for (var size : new int[] {100, 1}) {
      var next = list + "?PageSize=" + size;
      for (int i = 0; i < PAGES_MAX && !next.isEmpty(); i++) {
        var page = http.get(next).json();
        if (isAlike(wanted, page.get("meta"))) {
          return page;
        }
        next = page.at("/meta/next_page_url").asText("").replaceFirst("^http://[^/]+", "");
      }
    }
    return MissingNode.getInstance();
  }

  private static boolean isAlike(JsonNode wanted, JsonNode meta) {
    return wanted.get("next_page_url").isNull() == meta.get("next_page_url").isNull()
        && wanted.get("previous_page_url").isNull() == meta.get("previous_page_url").isNull();
  }

  private String listPath(String operation) {
    if (operation.endsWith("ServiceConversation")) {
      return "/v1/Services/" + service + "/Conversations";
    }
    return operation.endsWith("Service") ? "/v1/Services" : "/v1/Conversations";
  }

  private static String verb(String operation) {
    return operation.replaceAll("(?<=[a-z])[A-Z].*", "");
  }

  private static Map<String, String> conversation(JsonNode like) {
    var form = new LinkedHashMap<String, String>();
    if (like.path("friendly_name").isTextual()) {
      form.put("FriendlyName", "Like");
    }
    if (like.path("unique_name").isTextual()) {
      form.put("UniqueName", "like-" + UUID.randomUUID());
    }
    if (like.path("messaging_service_sid").isTextual()) {
      form.put("MessagingServiceSid", MESSAGING_SERVICE);
    }
    if (like.path("state").asText().equals("inactive")) {
      form.put("State", "inactive");
    }
    if (like.path("timers").has("date_inactive")) {
      form.put("Timers.Inactive", "PT1M");
    }
    if (like.path("timers").has("date_closed")) {
      form.put("Timers.Closed", "PT10M");
    }
    if (like.path("bindings").has("email")) {
      form.put("Bindings.Email.Address", "like@example.com");
      form.put("Bindings.Email.Name", "Like");
    }
    return form;
  }
}
