package dev.confab.client;

import dev.confab.client.engine.Caller;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The calls on participants in one of four manners, as [ConversationCalls] for conversations.
///
/// @param <O> a participant, as the manner returns it
/// @param <P> a page, as the manner returns it
/// @param <N> nothing, as the manner returns it
public sealed class ParticipantCalls<O, P, N extends @Nullable Object> permits Participants {
  private final Caller<Participant, O, P, N> calls;

  ParticipantCalls(Caller<Participant, O, P, N> calls) {
    this.calls = calls;
  }

  /// Adds a participant, who is a member at once. It is a chat user (an identity), a phone or an
  /// account on a channel (an address and a proxy address), or part of a group MMS (an address
  /// alone, or an identity and a projected address). If the identity is in the conversation
  /// already, or the pair of addresses in another one that is open, the call fails with
  /// [dev.confab.client.error.ErrorKind#CONFLICT]. Repeated after a failure only with a token, as
  /// for conversations.
  public O create(Consumer<ParticipantForm> form) {
    return calls.post(RequestForm.filled(new ParticipantForm(Use.CREATE), form));
  }

  /// Fetches a participant.
  ///
  /// @param sidOrIdentity `MB…`, or the identity of a chat participant; encoded here
  /// @throws IllegalArgumentException if it is blank, `.` or `..`
  public O fetch(String sidOrIdentity) {
    return calls.fetch(sidOrIdentity);
  }

  /// Changes what the form mentions and keeps the rest.
  ///
  /// @param sidOrIdentity as for [#fetch]; Twilio documents the sid only
  public O update(String sidOrIdentity, Consumer<ParticipantForm> form) {
    return calls.update(sidOrIdentity, RequestForm.filled(new ParticipantForm(Use.UPDATE), form));
  }

  /// Removes a participant from the conversation; its messages stay. A repetition that finds
  /// nothing succeeds, as for conversations.
  ///
  /// @param sidOrIdentity as for [#fetch]; Twilio documents the sid only
  public N delete(String sidOrIdentity) {
    return calls.delete(sidOrIdentity);
  }

  /// Fetches one page.
  public P list(Consumer<ParticipantQuery> query) {
    return calls.list(ListQuery.filled(new ParticipantQuery(), query));
  }
}
