package dev.confab.client;

import dev.confab.client.engine.Caller;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The calls on content templates in one of four manners, as [ConversationCalls] for conversations.
///
/// @param <O> a content template, as the manner returns it
/// @param <P> a page, as the manner returns it
/// @param <N> nothing, as the manner returns it
public sealed class ContentCalls<O, P, N extends @Nullable Object> permits Contents {
  private final Caller<Content, O, P, N> calls;

  ContentCalls(Caller<Content, O, P, N> calls) {
    this.calls = calls;
  }

  /// Stores a template, to be named by messages: [MessageForm#contentSid]. The language is
  /// required, and at least one type.
  public O create(Consumer<ContentForm> form) {
    var filled = new ContentForm();
    form.accept(filled);
    return calls.post(filled.json());
  }

  /// Fetches a template.
  ///
  /// @param sid `HX…`
  /// @throws IllegalArgumentException if it is blank
  public O fetch(String sid) {
    return calls.fetch(sid);
  }

  /// Deletes a template; messages made from it stay as they are. A repetition that finds nothing
  /// succeeds, as for conversations.
  ///
  /// @param sid `HX…`
  public N delete(String sid) {
    return calls.delete(sid);
  }

  /// Fetches one page.
  public P list(Consumer<ContentQuery> query) {
    return calls.list(ListQuery.filled(new ContentQuery(), query));
  }
}
