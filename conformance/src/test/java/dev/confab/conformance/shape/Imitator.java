package dev.confab.conformance.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.confab.conformance.clients.Kind;
import dev.confab.conformance.clients.Target;
import dev.confab.conformance.support.Answer;
import dev.confab.conformance.support.Json;
import dev.confab.conformance.support.LocalServer;
import dev.confab.conformance.support.RawHttp;
import dev.confab.domain.Binding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Makes the server give an answer about a thing like the one in a specimen.
final class Imitator {
  private static final String MESSAGING_SERVICE = "MG0123456789abcdef0123456789abcdef";
  private static final int PAGES_MAX = 1000;
  private static final int ROWS = 3;

  /// A list that may have things of the kind, and where they come from.
  ///
  /// @param parents sids in the path
  /// @param identity of a participant in the conversation that things are made in
  private record Place(Kind kind, @Nullable String service, List<String> parents, String identity) {
    String list() {
      return new Target(kind, service, parents).path();
    }

    String conversations() {
      return new Target(Kind.CONVERSATION, service, List.of()).path();
    }

    String operation(String verb) {
      return verb + (service == null ? "" : "Service") + kind.operand();
    }
  }

  private final LocalServer server;
  private final RawHttp http;
  private final Specimens specimens;
  private final String service;

  Imitator(LocalServer server, Specimens specimens) {
    this.server = server;
    this.http = server.http();
    this.specimens = specimens;
    this.service = newService();
  }

  private String newService() {
    return http.post("/v1/Services", Map.of("FriendlyName", "Shapes")).sid();
  }

  /// The answer of a specimen's operation about a thing like the specimen's.
  Answer one(Specimen specimen) {
    var place = place(specimen.operation());
    var like = specimen.body();
    var verb = verb(specimen.operation());
    if (isOnly(place.kind())) {
      var form = Likeness.form(specimens.parameters(place.operation("Update")), like);
      var updated = http.post(place.list(), form);
      var answer = verb.equals("Update") ? updated : http.get(place.list());
      if (form.containsKey("DefaultInactiveTimer")) {
        // All conversations to come would have timers.
        http.post(place.list(), Map.of("DefaultInactiveTimer", "", "DefaultClosedTimer", ""));
      }
      return answer;
    }
    var made = made(place, like, specimen.status() == 202);
    var path = place.list() + "/" + id(made.json());
    var isClosed = like.path("state").asText().equals("closed");
    return switch (verb) {
      case "Create" -> made;
      case "Fetch" -> http.get(path);
      case "Update" -> http.post(path, isClosed ? Map.of("State", "closed") : change(place, like));
      case "Delete" -> http.delete(path);
      default -> throw new AssertionError(specimen + " is about a list");
    };
  }

  /// An element like the one in a specimen, as the list shows it.
  JsonNode element(Specimen specimen, JsonNode like) {
    var place = place(specimen.operation());
    var id = id(made(place, like, false).json());
    var path = place.list() + "?PageSize=100" + filter(place, like);
    for (int i = 0; i < PAGES_MAX && !path.isEmpty(); i++) {
      var page = http.get(path).json();
      for (var candidate : page.get(page.at("/meta/key").asText())) {
        if (id(candidate).equals(id)) {
          return candidate;
        }
      }
      path = next(page);
    }
    return MissingNode.getInstance();
  }

  /// A page of the operation's list in the same situation as the specimen's: with a page before and
  /// after it, or without.
  JsonNode page(Specimen specimen) {
    var place = place(specimen.operation());
    var wanted = specimen.body().get("meta");
    for (int i = 0; i < ROWS; i++) {
      made(place, MissingNode.getInstance(), false);
    }
    var filters = specimen.body().at("/meta/url").asText().replaceAll("^[^?]*\\?|&?Page.*", "");
    for (var size : new int[] {100, 1}) {
      var path = place.list() + "?PageSize=" + size + (filters.isEmpty() ? "" : "&" + filters);
      for (int i = 0; i < PAGES_MAX && !path.isEmpty(); i++) {
        var page = http.get(path).json();
        if (isAlike(wanted, page.get("meta"))) {
          return page;
        }
        path = next(page);
      }
    }
    return MissingNode.getInstance();
  }

  private static boolean isAlike(JsonNode wanted, JsonNode meta) {
    return wanted.get("next_page_url").isNull() == meta.get("next_page_url").isNull()
        && wanted.get("previous_page_url").isNull() == meta.get("previous_page_url").isNull();
  }

  private static String next(JsonNode page) {
    return page.at("/meta/next_page_url").asText("").replaceFirst("^http://[^/]+", "");
  }

  /// New parents for each specimen, so that nothing of another is in the way.
  private Place place(String operation) {
    var operand = operation.substring(verb(operation).length());
    for (var kind : Kind.values()) {
      if (operand.equals(kind.operand())) {
        return place(kind, null);
      }
      if (operand.equals("Service" + kind.operand())) {
        return place(kind, isOnly(kind) ? newService() : service);
      }
    }
    throw new AssertionError("no kind has " + operation);
  }

  private Place place(Kind kind, @Nullable String inService) {
    var identity = "like-" + UUID.randomUUID();
    var parents = new ArrayList<String>();
    var place = new Place(kind, inService, parents, identity);
    if (kind == Kind.USER_CONVERSATION) {
      var users = new Target(Kind.USER, inService, List.of()).path();
      parents.add(http.post(users, Map.of("Identity", identity)).sid());
    } else if (kind.path().startsWith("Conversations/")) {
      parents.add(conversation(place));
    }
    if (kind == Kind.RECEIPT) {
      for (int i = 0; i < ROWS; i++) {
        join(place, parents.getFirst(), channel());
      }
      var messages = place.conversations() + "/" + parents.getFirst() + "/Messages";
      parents.add(http.post(messages, Map.of("Body", "Like")).sid());
    }
    return place;
  }

  private String conversation(Place place) {
    return http.post(place.conversations(), Map.of("MessagingServiceSid", MESSAGING_SERVICE)).sid();
  }

  private Answer join(Place place, String conversation, Map<String, ?> participant) {
    return http.post(place.conversations() + "/" + conversation + "/Participants", participant);
  }

  private static Map<String, String> channel() {
    return Map.of(
        "MessagingBinding.Address", Likeness.address("+"),
        "MessagingBinding.ProxyAddress", Likeness.address("+"));
  }

  /// A new thing like another one, as its create answered, or else its fetch.
  private Answer made(Place place, JsonNode like, boolean isWithParticipants) {
    var form = Likeness.form(specimens.parameters(place.operation("Create")), like);
    switch (place.kind()) {
      case RECEIPT -> {
        var first = http.get(place.list() + "?PageSize=1").json().at("/delivery_receipts/0/sid");
        return http.get(place.list() + "/" + first.asText());
      }
      case USER_CONVERSATION -> {
        var conversation = http.post(place.conversations(), named(like)).sid();
        join(place, conversation, Map.of("Identity", place.identity()));
        return http.post(place.list() + "/" + conversation, change(place, like));
      }
      case PARTICIPANT_CONVERSATION -> {
        return membership(place, like);
      }
      case BINDING -> {
        var credential = http.post("/v1/Credentials", secrets("fcm")).sid();
        var sid = server.register(service, place.identity(), Binding.Type.FCM, credential);
        return http.get(place.list() + "/" + sid);
      }
      case MESSAGE -> prepareMessage(place, like, form);
      case SCOPED_WEBHOOK -> {
        if (like.path("target").asText().equals("trigger")) {
          form.remove("Configuration.Filters");
          form.put("Configuration.Triggers", List.of("help"));
        }
      }
      case ADDRESS ->
          form.computeIfPresent("AutoCreation.ConversationServiceSid", (_, _) -> service);
      case PARTICIPANT -> {
        // Some examples give an identity to whoever is reached over a channel.
        if (form.containsKey("MessagingBinding.ProxyAddress")) {
          form.remove("Identity");
        }
      }
      case CREDENTIAL -> form.putAll(secrets(like.path("type").asText("fcm")));
      case CONVERSATION_WITH_PARTICIPANTS -> {
        if (isWithParticipants) {
          form.put("Participant", Json.write(Map.of("identity", place.identity())));
        }
      }
      default -> {}
    }
    return http.post(place.list(), form.isEmpty() ? least(place.kind()) : form);
  }

  /// Whoever lists rows needs nothing of a specimen.
  private static Map<String, ?> least(Kind kind) {
    var unique = "like-" + UUID.randomUUID();
    return switch (kind) {
      case SERVICE -> Map.of("FriendlyName", "Like");
      case ROLE ->
          Map.of("FriendlyName", "Like", "Type", "service", "Permission", "joinConversation");
      case USER, PARTICIPANT -> Map.of("Identity", unique);
      case ADDRESS -> Map.of("Type", "sms", "Address", Likeness.address("+"));
      case MESSAGE -> Map.of("Body", "Like");
      case SCOPED_WEBHOOK ->
          Map.of("Target", "studio", "Configuration.FlowSid", "FW" + "0".repeat(32));
      default -> Map.of();
    };
  }

  private static Map<String, Object> secrets(String type) {
    return switch (type) {
      case "apn" -> Map.of("Type", type, "Certificate", "-----BEGIN", "PrivateKey", "-----BEGIN");
      case "gcm" -> Map.of("Type", type, "ApiKey", "like");
      default -> Map.of("Type", type, "Secret", "like");
    };
  }

  /// Who a message like this is from and who gets it over a channel decides what it shows.
  private void prepareMessage(Place place, JsonNode like, Map<String, Object> form) {
    var conversation = place.parents().getFirst();
    if (like.path("participant_sid").isTextual()) {
      var author = "like-" + UUID.randomUUID();
      join(place, conversation, Map.of("Identity", author));
      form.put("Author", author);
    }
    if (like.path("delivery").isObject()) {
      join(place, conversation, channel());
    }
    if (form.containsKey("ContentSid")) {
      form.put("ContentSid", template(like.path("body").asText()));
    }
    if (like.path("media").isArray()) {
      var owner = http.get(place.conversations() + "/" + conversation).json();
      var media =
          "/v1/Services/" + owner.get("chat_service_sid").asText() + "/Media?Filename=like.txt";
      form.put(
          "MediaSid", http.send("POST", media, Map.of("Content-Type", "text/plain"), "like").sid());
    }
  }

  private String template(String body) {
    var content = Map.of("language", "en", "types", Map.of("twilio/text", Map.of("body", body)));
    var type = Map.of("Content-Type", "application/json");
    return http.send("POST", "/v1/Content", type, Json.write(content)).sid();
  }

  /// A conversation of which a list by identity or by address shows what another one shows.
  private Answer membership(Place place, JsonNode like) {
    var conversation = http.post(place.conversations(), named(like)).sid();
    join(place, conversation, participant(place, like));
    return http.get(place.conversations() + "/" + conversation);
  }

  private static Map<String, String> participant(Place place, JsonNode like) {
    return like.path("participant_messaging_binding").isObject()
        ? Map.of(
            "MessagingBinding.Address", address(place),
            "MessagingBinding.ProxyAddress", Likeness.address("+"))
        : Map.of("Identity", place.identity());
  }

  private static String filter(Place place, JsonNode like) {
    if (place.kind() != Kind.PARTICIPANT_CONVERSATION) {
      return "";
    }
    return like.path("participant_messaging_binding").isObject()
        ? "&Address=" + address(place).replace("+", "%2B")
        : "&Identity=" + place.identity();
  }

  /// The same each time that it is asked for.
  private static String address(Place place) {
    return "+1666" + Integer.toString(place.identity().hashCode() & 0xFFFFFFF);
  }

  /// A conversation with those names, states and timers that the view of it shows.
  private static Map<String, Object> named(JsonNode view) {
    var form = new HashMap<String, Object>(Map.of("MessagingServiceSid", MESSAGING_SERVICE));
    for (var prefix : List.of("", "conversation_")) {
      if (view.path(prefix + "friendly_name").isTextual()) {
        form.put("FriendlyName", "Like");
      }
      if (view.path(prefix + "unique_name").isTextual()) {
        form.put("UniqueName", "like-" + UUID.randomUUID());
      }
      if (view.path(prefix + "timers").has("date_inactive")) {
        form.put("Timers.Inactive", "PT1M");
      }
      if (view.path(prefix + "timers").has("date_closed")) {
        form.put("Timers.Closed", "PT10M");
      }
    }
    return form;
  }

  /// The least that an update must say.
  private static Map<String, ?> change(Place place, JsonNode like) {
    if (place.kind() == Kind.ROLE) {
      return Map.of("Permission", like.path("permissions").path(0).asText("joinConversation"));
    }
    return like.path("last_read_message_index").isInt()
        ? Map.of("LastReadMessageIndex", 0)
        : Map.of();
  }

  private static boolean isOnly(Kind kind) {
    return switch (kind) {
      case CONFIGURATION, CONFIGURATION_WEBHOOK, SERVICE_WEBHOOK, NOTIFICATION -> true;
      default -> false;
    };
  }

  /// What a thing is found by.
  private static String id(JsonNode thing) {
    return thing.path("sid").asText(thing.path("conversation_sid").asText());
  }

  private static String verb(String operation) {
    return operation.replaceAll("(?<=[a-z])[A-Z].*", "");
  }
}
