package dev.confab.domain;

import dev.confab.domain.Event.Subject;
import dev.confab.domain.sid.SidSequence;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rules of participants. Empty answers mean that the conversation or the participant is
/// missing.
public final class Participants {
  private final Store store;
  private final ParticipantRules rules;
  private final InstantSource clock;

  public Participants(Store store, SidSequence sids, Limits limits, InstantSource clock) {
    this.store = store;
    this.rules = new ParticipantRules(sids, limits);
    this.clock = clock;
  }

  /// Adds a participant, who is a member at once. The conversation's timers start again.
  ///
  /// @throws Failure as the rules say
  public Optional<Participant> create(
      Scope scope,
      ConversationRef conversation,
      NewParticipant wanted,
      Origin origin,
      @Nullable Once<Participant> once) {
    var now = clock.instant();
    return store.write(tables ->
        OpenConversation.lockWritable(tables, scope, conversation, origin, now)
            .map(open -> {
              wake(open);
              var added =
                  rules.add(tables, open, List.of(wanted), ParticipantRules::pairTaken).getFirst();
              open.save();
              return tables.answers().save(once, added);
            }));
  }

  public Optional<Participant> fetch(
      Scope scope, ConversationRef conversation, ParticipantRef ref) {
    return store.read(tables ->
        tables
            .conversations()
            .find(scope, conversation)
            .flatMap(found -> tables.participants().find(found.sid(), ref)));
  }

  /// @throws Failure as the rules say
  public Optional<Participant> update(
      Scope scope,
      ParticipantPath path,
      ParticipantChange change,
      Origin origin,
      @Nullable Once<Participant> once) {
    var now = clock.instant();
    return store.write(tables ->
        OpenConversation.lock(tables, scope, path.conversation(), origin, now)
            .flatMap(open ->
                tables
                    .participants()
                    .find(open.conversation().sid(), path.participant())
                    .map(found -> {
                      open.conversation().requireWritable();
                      var changed = rules.change(tables, open, found, change);
                      open.save();
                      return tables.answers().save(once, changed);
                    })));
  }

  /// Removes a participant; the messages stay.
  ///
  /// @return whether there was one
  /// @throws Failure [ErrorCode#CONVERSATION_CLOSED]
  @Assumed("a closed conversation keeps its participants")
  public boolean delete(
      Scope scope, ConversationRef conversation, ParticipantRef ref, Origin origin) {
    var now = clock.instant();
    return store.write(tables ->
        OpenConversation.lock(tables, scope, conversation, origin, now)
            .flatMap(open ->
                tables
                    .participants()
                    .find(open.conversation().sid(), ref)
                    .map(found -> {
                      open.conversation().requireWritable();
                      rules.remove(tables, open, found);
                      open.save();
                      return found;
                    }))
            .isPresent());
  }

  public Optional<Slice<Participant>> list(
      Scope scope, ConversationRef conversation, PageRequest page) {
    return store.read(tables ->
        tables
            .conversations()
            .find(scope, conversation)
            .map(found -> tables.participants().list(found.sid(), page)));
  }

  @Assumed("a new participant wakes an inactive conversation, as a note on the SDKs says")
  private static void wake(OpenConversation open) {
    var before = open.conversation();
    var awake = before.active(open.now());
    open.replace(awake);
    if (awake.state() != before.state()) {
      open.tellConsequence(
          EventType.CONVERSATION_STATE_UPDATED,
          new Subject.OfState(awake, before.state(), awake.state(), MessageRules.BY_EVENT));
    }
  }
}
