package dev.confab.cli;

import dev.confab.client.ConversationForm;
import dev.confab.client.ConversationState;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What a create or an update says about a conversation.
final class ConversationOptions {
  @Option(
      names = "--friendly-name",
      paramLabel = "TEXT",
      description = "Name for people: at most 256 characters.")
  @Nullable String friendlyName;

  @Option(
      names = "--unique-name",
      paramLabel = "NAME",
      description = "Name usable in place of the sid, unique in the service.")
  @Nullable String uniqueName;

  @Option(
      names = "--attributes",
      paramLabel = "JSON",
      description = "Data of the application, such as '{\"vip\":true}'.")
  @Nullable String attributes;

  @Option(
      names = "--state",
      paramLabel = "STATE",
      description = "active or inactive; an update takes closed too, which is final.")
  @Nullable String state;

  @Option(
      names = "--inactive-timer",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description =
          "How long it stays active without activity: 1m or more, such as 90m, 1d12h or PT90M.")
  @Nullable Duration inactiveTimer;

  @Option(
      names = "--closed-timer",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "How long it stays open without activity: 10m or more.")
  @Nullable Duration closedTimer;

  @Option(
      names = "--messaging-service-sid",
      paramLabel = "MG…",
      description = "Messaging service for SMS and WhatsApp.")
  @Nullable String messagingServiceSid;

  @Option(
      names = "--email-address",
      paramLabel = "ADDRESS",
      description = "Sender address of its e-mails.")
  @Nullable String emailAddress;

  @Option(names = "--email-name", paramLabel = "TEXT", description = "Sender name of its e-mails.")
  @Nullable String emailName;

  @Option(
      names = "--date-created",
      paramLabel = "DATE",
      converter = Dates.Beginning.class,
      description = "For importing history: 2026-01-31T10:30:00Z.")
  @Nullable Instant dateCreated;

  @Option(
      names = "--date-updated",
      paramLabel = "DATE",
      converter = Dates.Beginning.class,
      description = "For importing history: 2026-01-31T10:30:00Z.")
  @Nullable Instant dateUpdated;

  void fill(ConversationForm form) {
    ifGiven(friendlyName, form::friendlyName);
    ifGiven(uniqueName, form::uniqueName);
    ifGiven(attributes, form::attributes);
    ifGiven(state, text -> form.state(new ConversationState(text)));
    ifGiven(inactiveTimer, form::timersInactive);
    ifGiven(closedTimer, form::timersClosed);
    ifGiven(messagingServiceSid, form::messagingServiceSid);
    ifGiven(emailAddress, form::bindingsEmailAddress);
    ifGiven(emailName, form::bindingsEmailName);
    ifGiven(dateCreated, form::dateCreated);
    ifGiven(dateUpdated, form::dateUpdated);
  }

  private static <T> void ifGiven(@Nullable T value, Consumer<T> set) {
    if (value != null) {
      set.accept(value);
    }
  }
}
