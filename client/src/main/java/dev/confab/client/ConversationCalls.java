package dev.confab.client;

import dev.confab.client.engine.Manner;
import dev.confab.client.engine.Resource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The calls on conversations in one of four manners: waiting for the result or not, with metadata
/// or not. `client.conversations()` is the plain one; its `raw()`, `async()` and `asyncRaw()` lead
/// to the others.
///
/// A class that is extended, against the house rule, so that each call is written and described
/// once and the plain manner still has a simple name.
///
/// @param <O> a conversation, as the manner returns it
/// @param <P> a page of conversations, as the manner returns it
/// @param <N> nothing, as the manner returns it
public sealed class ConversationCalls<O, P, N extends @Nullable Object> permits Conversations {
  private final Resource<Conversation> resource;
  private final Manner<Conversation, O, P, N> manner;

  ConversationCalls(Resource<Conversation> resource, Manner<Conversation, O, P, N> manner) {
    this.resource = resource;
    this.manner = manner;
  }

  /// Creates a conversation; nothing has to be said about it.
  ///
  /// Is repeated after a failure only with a token that keeps the server from doing it twice; the
  /// token is generated unless the options turn retries off.
  public O create(Consumer<ConversationForm> form) {
    return manner.one().apply(resource.create(filled(form).form()));
  }

  /// Fetches a conversation.
  ///
  /// @param sidOrUniqueName encoded here, so any character may be in a name
  /// @throws IllegalArgumentException if it is blank, `.` or `..`
  public O fetch(String sidOrUniqueName) {
    return manner.one().apply(resource.fetch(sidOrUniqueName));
  }

  /// Changes what the form mentions and keeps the rest.
  ///
  /// @param sidOrUniqueName as for [#fetch]
  public O update(String sidOrUniqueName, Consumer<ConversationForm> form) {
    return manner.one().apply(resource.update(sidOrUniqueName, filled(form).form()));
  }

  /// Deletes a conversation with everything in it.
  ///
  /// If an attempt got no answer, or a 5xx, and its repetition finds nothing, the call succeeds:
  /// the first attempt has most likely done the work; metadata shows it as a 204. A first attempt
  /// that finds nothing fails with [dev.confab.client.error.ErrorKind#NOT_FOUND].
  ///
  /// @param sidOrUniqueName as for [#fetch]
  public N delete(String sidOrUniqueName) {
    return manner.none().apply(resource.delete(sidOrUniqueName));
  }

  /// Fetches one page.
  public P list(Consumer<ConversationQuery> query) {
    return manner.page().apply(resource.list(filledQuery(query).listing()));
  }

  Resource<Conversation> resource() {
    return resource;
  }

  static ConversationQuery filledQuery(Consumer<ConversationQuery> query) {
    var filled = new ConversationQuery();
    query.accept(filled);
    return filled;
  }

  private static ConversationForm filled(Consumer<ConversationForm> form) {
    var filled = new ConversationForm();
    form.accept(filled);
    return filled;
  }
}
