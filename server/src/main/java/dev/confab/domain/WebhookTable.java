package dev.confab.domain;

import dev.confab.domain.Webhook.Configuration;
import dev.confab.domain.sid.ConversationSid;
import dev.confab.domain.sid.WebhookSid;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Webhooks of conversations. To change one, lock the conversation first.
///
/// One that was deleted, or whose conversation was, is found no more, but kept: it still hears of
/// what happened before.
public interface WebhookTable {
  /// A webhook as those see it who tell it of events.
  ///
  /// @param firstEvent the number of the event that told of the webhook itself; those behind it are
  ///   for the webhook
  /// @param lastEvent that of its removal; those before it are for the webhook. `null` while it is
  ///   there, also when its conversation is removed
  /// @param replayPosition the place in the log behind which it is still to be told what was there
  ///   before it; `null` when it follows the log
  record Listener(
      WebhookSid sid,
      ConversationSid conversation,
      Configuration configuration,
      long firstEvent,
      @Nullable Long lastEvent,
      @Nullable Long replayAfter,
      @Nullable Long replayPosition) {}

  Optional<Webhook> find(Conversation conversation, WebhookSid sid);

  /// @param firstEvent see [Listener]
  void insert(Webhook webhook, long firstEvent);

  void replace(Webhook webhook);

  /// @param lastEvent see [Listener]
  void delete(Webhook webhook, long lastEvent);

  /// Oldest first.
  Slice<Webhook> list(Conversation conversation, PageRequest page);

  int count(Conversation conversation);

  /// Those of some conversations that have not ended.
  List<Listener> listeners(Collection<ConversationSid> conversations);

  /// Whether there is one that has not ended.
  boolean hasListeners();

  /// The next one that is to be told what was there before it.
  ///
  /// @param after the sid behind which to look; empty for the first
  Optional<Listener> replaying(String after);

  /// The lowest place behind which a webhook is still to be told what was there before it.
  Optional<Long> replayedTo();

  /// What a webhook calls, deleted or not; empty when it is forgotten.
  Optional<Configuration> configuration(WebhookKey webhook);

  /// Goes on with a replay.
  ///
  /// @param replayPosition `null` when the replay is done
  void replay(WebhookSid webhook, @Nullable Long replayPosition);

  /// Keeps webhooks from hearing anything more.
  void end(List<WebhookSid> webhooks, Instant now);

  /// Deletes webhooks that ended before an instant, at most so many.
  ///
  /// @return how many
  int forget(Instant endedBefore, int max);
}
