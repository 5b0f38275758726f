package dev.confab.domain;

import dev.confab.domain.Event.Subject;
import dev.confab.domain.sid.SidSequence;
import dev.confab.domain.sid.WebhookSid;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rules of the webhooks of single conversations. A change locks the conversation, so that its
/// webhooks can be counted and it cannot be closed in between.
public final class Webhooks {
  /// No webhook tells of webhooks, and only the REST API changes them.
  private static final Origin ORIGIN = Origin.api(false);

  private final Store store;
  private final SidSequence sids;
  private final InstantSource clock;
  private final WebhookUrls urls;
  private final Limits limits;

  /// A webhook whose conversation is locked, to be changed.
  private record Locked(OpenConversation open, Webhook webhook) {}

  public Webhooks(
      Store store, SidSequence sids, InstantSource clock, WebhookUrls urls, Limits limits) {
    this.store = store;
    this.sids = sids;
    this.clock = clock;
    this.urls = urls;
    this.limits = limits;
  }

  /// @return empty when there is no such conversation
  /// @throws Failure [ErrorCode#TOO_MANY_WEBHOOKS], and as [WebhookFields] and closed conversations
  ///   say
  public Optional<Webhook> create(
      Scope scope, ConversationRef ref, NewWebhook wanted, @Nullable Once<Webhook> once) {
    var configuration = wanted.fields().make(wanted.target(), urls);
    var now = clock.instant();
    return store.write(tables ->
        OpenConversation.lockWritable(tables, scope, ref, ORIGIN, now)
            .map(open -> {
              requireRoom(tables, open.conversation());
              var made =
                  new Webhook(
                      WebhookSid.next(sids),
                      scope,
                      open.conversation().sid(),
                      configuration,
                      wanted.replayAfter(),
                      Timestamps.at(now));
              tables.webhooks().insert(made, open.nextEvent());
              tell(open, EventType.CONVERSATION_WEBHOOK_ADDED, made);
              return tables.answers().save(once, made);
            }));
  }

  public Optional<Webhook> fetch(Scope scope, ConversationRef ref, WebhookSid sid) {
    return store.read(tables ->
        tables
            .conversations()
            .find(scope, ref)
            .flatMap(conversation -> tables.webhooks().find(conversation, sid)));
  }

  /// Changes what is sent of the webhook's own target.
  public Optional<Webhook> update(
      Scope scope,
      ConversationRef ref,
      WebhookSid sid,
      WebhookFields fields,
      @Nullable Once<Webhook> once) {
    var now = clock.instant();
    return store.write(tables ->
        lock(tables, scope, ref, sid, now)
            .map(found -> {
              var webhook = found.webhook();
              var changed = webhook.changed(fields.change(webhook.configuration(), urls), now);
              if (!changed.equals(webhook)) {
                tables.webhooks().replace(changed);
                tell(found.open(), EventType.CONVERSATION_WEBHOOK_UPDATED, changed);
              }
              return tables.answers().save(once, changed);
            }));
  }

  public boolean delete(Scope scope, ConversationRef ref, WebhookSid sid) {
    var now = clock.instant();
    return store.write(tables -> {
      var locked = lock(tables, scope, ref, sid, now);
      locked.ifPresent(found -> {
        tables.webhooks().delete(found.webhook(), found.open().nextEvent());
        tell(found.open(), EventType.CONVERSATION_WEBHOOK_REMOVED, found.webhook());
      });
      return locked.isPresent();
    });
  }

  /// @return empty when there is no such conversation
  public Optional<Slice<Webhook>> list(Scope scope, ConversationRef ref, PageRequest page) {
    return store.read(tables ->
        tables
            .conversations()
            .find(scope, ref)
            .map(conversation -> tables.webhooks().list(conversation, page)));
  }

  private void requireRoom(Tables tables, Conversation conversation) {
    int max = limits.webhooksMax();
    if (max > 0 && tables.webhooks().count(conversation) >= max) {
      throw new Failure(
          ErrorCode.TOO_MANY_WEBHOOKS, "A conversation can have at most " + max + " webhooks");
    }
  }

  private static Optional<Locked> lock(
      Tables tables, Scope scope, ConversationRef ref, WebhookSid sid, Instant now) {
    return OpenConversation.lockWritable(tables, scope, ref, ORIGIN, now)
        .flatMap(open ->
            tables
                .webhooks()
                .find(open.conversation(), sid)
                .map(webhook -> new Locked(open, webhook)));
  }

  /// Tells of a webhook and writes the conversation, which counts its events.
  private static void tell(OpenConversation open, EventType type, Webhook webhook) {
    open.tell(type, new Subject.OfWebhook(webhook));
    open.save();
  }
}
