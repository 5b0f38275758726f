package dev.confab.domain;

import dev.confab.domain.sid.SidSequence;
import dev.confab.domain.sid.WebhookSid;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rules of the webhooks of single conversations. A change locks the conversation, so that its
/// webhooks can be counted and it cannot be closed in between; no event tells of it.
public final class Webhooks {
  private final Store store;
  private final SidSequence sids;
  private final InstantSource clock;
  private final WebhookUrls urls;
  private final Limits limits;

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
    var dates = Timestamps.at(clock.instant());
    return store.write(tables ->
        tables
            .conversations()
            .lockWritable(scope, ref)
            .map(conversation -> {
              requireRoom(tables, conversation);
              var made =
                  new Webhook(
                      WebhookSid.next(sids),
                      scope,
                      conversation.sid(),
                      configuration,
                      wanted.replayAfter(),
                      dates);
              tables.webhooks().insert(made);
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
        locked(tables, scope, ref, sid)
            .map(webhook -> {
              var changed = webhook.changed(fields.change(webhook.configuration(), urls), now);
              if (!changed.equals(webhook)) {
                tables.webhooks().replace(changed);
              }
              return tables.answers().save(once, changed);
            }));
  }

  public boolean delete(Scope scope, ConversationRef ref, WebhookSid sid) {
    return store.write(tables -> {
      var webhook = locked(tables, scope, ref, sid);
      webhook.ifPresent(tables.webhooks()::delete);
      return webhook.isPresent();
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

  private static Optional<Webhook> locked(
      Tables tables, Scope scope, ConversationRef ref, WebhookSid sid) {
    return tables
        .conversations()
        .lockWritable(scope, ref)
        .flatMap(conversation -> tables.webhooks().find(conversation, sid));
  }
}
