package dev.confab.client;

import dev.confab.client.engine.Path;
import dev.confab.client.engine.View;

/// What belongs to one conversation.
public final class ConversationScope {
  private final View view;
  private final Path path;

  private ConversationScope(View view, Path path) {
    this.view = view;
    this.path = path;
  }

  static ConversationScope at(View view, Path parent, String sidOrUniqueName) {
    var path = parent.then("Conversations").then("ConversationSid", sidOrUniqueName);
    return new ConversationScope(view, path);
  }

  /// Its messages.
  public Messages messages() {
    return Messages.at(view, path);
  }

  /// The delivery receipts of one of its messages.
  ///
  /// @param messageSid `IM…`
  /// @throws IllegalArgumentException if it is blank
  public Receipts receipts(String messageSid) {
    return Receipts.at(view, path.then("Messages").then("MessageSid", messageSid));
  }

  /// Its participants.
  public Participants participants() {
    return Participants.at(view, path);
  }

  /// Its own webhooks.
  public ScopedWebhooks webhooks() {
    return ScopedWebhooks.at(view, path);
  }
}
