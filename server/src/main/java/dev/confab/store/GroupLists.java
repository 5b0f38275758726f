package dev.confab.store;

import dev.confab.domain.Conversation;
import dev.confab.domain.sid.AccountSid;
import dev.confab.domain.sid.ConversationSid;
import dev.confab.platform.Sha256;
import java.util.List;
import java.util.Optional;

/// The table of the lists of members that group texts have, of which it has hashes, since a list
/// may be too long for an index. Its primary key decides who gets a list; it is worked on in the
/// order of that key, as [AddressPairs] are.
record GroupLists(Sql sql) {
  private static final String NONE = "";

  private static final String TAKE =
      """
      INSERT INTO group_text (account_sid, members_hash, conversation_sid)
      VALUES (?, ?, ?) ON CONFLICT (account_sid, members_hash) DO NOTHING\
      """;

  private static final String FREE =
      "DELETE FROM group_text WHERE account_sid = ? AND members_hash = ?";

  private static final String OWNER =
      "SELECT conversation_sid FROM group_text WHERE account_sid = ? AND members_hash = ?";

  private static final String OWN =
      "SELECT members_hash FROM group_text WHERE conversation_sid = ?";

  /// Gives a conversation another list.
  ///
  /// @param addresses in one order; empty to have none
  /// @return another conversation that has the list
  Optional<ConversationSid> move(Conversation conversation, List<String> addresses) {
    var account = conversation.scope().account();
    var wanted = addresses.isEmpty() ? NONE : Sha256.hex(Columns.words(addresses));
    var old = sql.find(OWN, row -> row.getString(1), conversation.sid().value()).orElse(NONE);
    if (wanted.equals(old)) {
      return Optional.empty();
    }
    if (wanted.compareTo(old) < 0) {
      var taken = take(account, wanted, conversation.sid());
      free(account, old);
      return taken;
    }
    free(account, old);
    return take(account, wanted, conversation.sid());
  }

  private void free(AccountSid account, String hash) {
    if (!hash.isEmpty()) {
      sql.update(FREE, account.value(), hash);
    }
  }

  private Optional<ConversationSid> take(
      AccountSid account, String hash, ConversationSid conversation) {
    while (!hash.isEmpty() && sql.update(TAKE, account.value(), hash, conversation.value()) == 0) {
      var owner = sql.find(OWNER, row -> row.getString(1), account.value(), hash);
      if (owner.isPresent()) {
        return owner.map(ConversationSid::new);
      }
    }
    return Optional.empty();
  }
}
