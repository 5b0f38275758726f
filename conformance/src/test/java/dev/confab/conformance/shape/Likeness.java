package dev.confab.conformance.shape;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/// What must be said to get a thing like one that is written down: each parameter that the thing
/// shows a value for, mostly that value.
final class Likeness {
  private static final AtomicInteger NUMBERS = new AtomicInteger(1_000_000);

  /// Members that are not named like their parameters.
  private static final Map<String, String> MEMBERS =
      Map.of(
          "Timers.Inactive", "/timers/date_inactive",
          "Timers.Closed", "/timers/date_closed",
          "Bindings.Email.Address", "/bindings/email/projected_address",
          "Permission", "/permissions");

  /// What is said in place of values that are masked, out of date or somebody's.
  private static final Map<String, Object> VALUES =
      Map.ofEntries(
          Map.entry("Timers.Inactive", "PT1M"),
          Map.entry("Timers.Closed", "PT10M"),
          Map.entry("MessagingServiceSid", "MG0123456789abcdef0123456789abcdef"),
          Map.entry("DefaultMessagingServiceSid", "MG0123456789abcdef0123456789abcdef"),
          Map.entry("ContentSid", "HX0123456789abcdef0123456789abcdef"),
          Map.entry("Configuration.FlowSid", "FW0123456789abcdef0123456789abcdef"),
          Map.entry("AutoCreation.StudioFlowSid", "FW0123456789abcdef0123456789abcdef"),
          Map.entry("Filters", List.of("onMessageAdded")),
          Map.entry("Configuration.Filters", List.of("onMessageAdded")),
          Map.entry("AutoCreation.WebhookFilters", List.of("onMessageAdded")));

  /// Parameters that name things which are made otherwise, and dates, which all things have.
  private static final Set<String> OTHERWISE =
      Set.of(
          "Author",
          "DateCreated",
          "DateUpdated",
          "DefaultChatServiceSid",
          "DefaultChatServiceRoleSid",
          "DefaultConversationCreatorRoleSid",
          "DefaultConversationRoleSid",
          "LastReadMessageIndex",
          "LastReadTimestamp",
          "RoleSid",
          "State");

  /// Parameters of what there is only once, so that another specimen may have set them.
  private static final Set<String> CLEARED = Set.of("PreWebhookUrl", "PostWebhookUrl");

  private Likeness() {}

  /// @param parameters that the operation knows
  static Map<String, Object> form(Set<String> parameters, JsonNode like) {
    var form = new HashMap<String, Object>();
    for (var name : parameters) {
      var value = like.at(MEMBERS.getOrDefault(name, member(name)));
      if (value.isNull() && CLEARED.contains(name)) {
        form.put(name, "");
      } else if (!OTHERWISE.contains(name) && !value.isMissingNode() && !value.isNull()) {
        form.put(name, VALUES.getOrDefault(name, said(name, value)));
      }
    }
    // A state that a thing can begin with.
    if (parameters.contains("State") && like.path("state").asText().equals("inactive")) {
      form.put("State", "inactive");
    }
    return form;
  }

  /// A value of its own for whatever must be unique.
  private static Object said(String name, JsonNode value) {
    var text = value.asText();
    return switch (name) {
      case "Identity", "UniqueName" -> "like-" + UUID.randomUUID();
      case "Address" -> address(text);
      case "MessagingBinding.Address",
          "MessagingBinding.ProxyAddress",
          "MessagingBinding.ProjectedAddress" ->
          address(text);
      default -> value.isArray() ? texts(value) : text.replace("//localhost", "//example.com");
    };
  }

  private static List<String> texts(JsonNode array) {
    var texts = new ArrayList<String>();
    array.forEach(one -> texts.add(one.asText()));
    return texts;
  }

  /// Of the same channel.
  static String address(String like) {
    var number = NUMBERS.getAndIncrement();
    int plus = like.indexOf('+');
    if (like.contains("@")) {
      return "like" + number + "@example.com";
    }
    return plus < 0 ? like + number : like.substring(0, plus) + "+1555" + number;
  }

  private static String member(String parameter) {
    return Arrays.stream(parameter.split("\\."))
        .map(part -> "/" + part.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT))
        .collect(Collectors.joining());
  }
}
