package dev.confab.store;

import static dev.confab.store.StoreSamples.NOON;
import static dev.confab.store.StoreSamples.SCOPE;
import static dev.confab.store.StoreSamples.sid;

import dev.confab.domain.MessageContent;
import dev.confab.domain.MessageDraft;
import dev.confab.domain.Origin;
import dev.confab.domain.Timestamps;
import dev.confab.domain.sid.ContentSid;
import dev.confab.domain.sid.MediaSid;
import dev.confab.domain.sid.MessageSid;
import dev.confab.domain.sid.ParticipantSid;
import dev.confab.domain.sid.SidSequence;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Messages to store.
final class MessageSamples {
  static final SidSequence SIDS =
      new SidSequence(() -> NOON, RandomGenerator.of("L64X128MixRandom"));

  private static final String INSERT_PARTICIPANT =
      """
      INSERT INTO participant (sid, account_sid, service_sid, conversation_sid, identity,
        binding_type, address, proxy_address, attributes, notification_level, date_created,
        date_updated)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, '{}', 'default', 0, 0)\
      """;

  private MessageSamples() {}

  static MessageSid messageSid(int number) {
    return new MessageSid("IM%032x".formatted(number));
  }

  static ParticipantSid participantSid(int number) {
    return new ParticipantSid("MB%032x".formatted(number));
  }

  static MediaSid mediaSid(int number) {
    return new MediaSid("ME%032x".formatted(number));
  }

  static MessageContent text(String body) {
    return new MessageContent(body, List.of(), "{}", null, null, null);
  }

  /// Something in every field.
  static MessageContent full() {
    return new MessageContent(
        "Zoë 😀 'quoted'\n",
        List.of(),
        "{\"a\" : \"\\u0000 ✓\"}",
        "Subject",
        new ContentSid("HX%032x".formatted(1)),
        "{\"1\":\"x\"}");
  }

  /// A message of the server to the first conversation.
  static MessageDraft draft(int number) {
    return draft(1, number, "system", NOON);
  }

  static MessageDraft draft(int conversation, int number, String author, Instant now) {
    return draft(conversation, number, author, text("No. " + number), null, now);
  }

  static MessageDraft draft(
      int conversation,
      int number,
      String author,
      MessageContent content,
      @Nullable MediaSid media,
      Instant now) {
    return new MessageDraft(
        messageSid(number),
        SCOPE,
        sid(conversation),
        author,
        content,
        media,
        Timestamps.at(now),
        Origin.api(true),
        now,
        SIDS);
  }

  static void addChatter(Stores stores, int conversation, int number, String identity) {
    addParticipant(stores, conversation, number, identity, null, null);
  }

  /// @param proxyAddress `null` for a member of a group text
  static void addReached(
      Stores stores, int conversation, int number, String address, @Nullable String proxyAddress) {
    addParticipant(stores, conversation, number, null, address, proxyAddress);
    stores
        .database()
        .write(session ->
            session.update(
                """
                UPDATE conversation SET channel_participants = channel_participants + 1
                WHERE sid = ?\
                """,
                sid(conversation).value()));
  }

  private static void addParticipant(
      Stores stores,
      int conversation,
      int number,
      @Nullable String identity,
      @Nullable String address,
      @Nullable String proxyAddress) {
    stores
        .database()
        .write(session ->
            session.update(
                INSERT_PARTICIPANT,
                participantSid(number).value(),
                SCOPE.account().value(),
                SCOPE.service().value(),
                sid(conversation).value(),
                identity,
                address == null ? null : "sms",
                address,
                proxyAddress));
  }
}
