package dev.confab.conformance.clients;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// What a create or an update can say about a conversation.
public enum Field {
  FRIENDLY_NAME("FriendlyName"),
  UNIQUE_NAME("UniqueName"),
  ATTRIBUTES("Attributes"),
  DATE_CREATED("DateCreated"),
  DATE_UPDATED("DateUpdated"),
  MESSAGING_SERVICE_SID("MessagingServiceSid"),
  STATE("State"),
  TIMERS_INACTIVE("Timers.Inactive"),
  TIMERS_CLOSED("Timers.Closed"),
  EMAIL_ADDRESS("Bindings.Email.Address"),
  EMAIL_NAME("Bindings.Email.Name");

  private final String wireName;

  Field(String wireName) {
    this.wireName = wireName;
  }

  /// The parameter's name in a form.
  public String wireName() {
    return wireName;
  }

  /// As the Java SDK names it in its setters.
  String joined() {
    return wireName.replace(".", "");
  }

  /// As the Node SDK names it.
  String camelCase() {
    return Arrays.stream(wireName.split("\\."))
        .map(part -> part.substring(0, 1).toLowerCase(Locale.ROOT) + part.substring(1))
        .collect(Collectors.joining("."));
  }
}
