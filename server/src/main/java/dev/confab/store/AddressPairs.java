package dev.confab.store;

import dev.confab.domain.AddressPair;
import dev.confab.domain.Participant;
import dev.confab.domain.sid.AccountSid;
import dev.confab.domain.sid.ConversationSid;
import dev.confab.domain.sid.ParticipantSid;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The table of address pairs. Its primary key decides who gets one. A transaction that needs
/// several works in the order of that key, so that two of them cannot wait for each other.
record AddressPairs(Sql sql) {
  private static final Comparator<AddressPair> BY_KEY =
      Comparator.comparing(AddressPair::address).thenComparing(AddressPair::proxyAddress);

  private static final String TAKE =
      """
      INSERT INTO address_pair (account_sid, address, proxy_address, conversation_sid,
        participant_sid)
      VALUES (?, ?, ?, ?, ?) ON CONFLICT (account_sid, address, proxy_address) DO NOTHING\
      """;

  private static final String FREE =
      "DELETE FROM address_pair WHERE account_sid = ? AND address = ? AND proxy_address = ?";

  private static final String OWNER =
      """
      SELECT address, proxy_address, conversation_sid, participant_sid FROM address_pair
      WHERE account_sid = ? AND address = ? AND proxy_address = ?\
      """;

  /// @return a pair that another participant has
  Optional<AddressPair> take(List<Participant> participants) {
    return participants.stream()
        .flatMap(one -> pair(one).stream())
        .sorted(BY_KEY)
        .flatMap(pair -> take(participants.getFirst().scope().account(), pair).stream())
        .findFirst();
  }

  /// @return as [#take]
  Optional<AddressPair> move(Participant from, Participant to) {
    var old = pair(from);
    var wanted = pair(to);
    if (old.equals(wanted)) {
      return Optional.empty();
    }
    boolean isTakenFirst =
        old.isPresent() && wanted.isPresent() && BY_KEY.compare(wanted.get(), old.get()) < 0;
    if (isTakenFirst) {
      var taken = take(List.of(to));
      free(from);
      return taken;
    }
    free(from);
    return take(List.of(to));
  }

  void free(Participant participant) {
    pair(participant)
        .ifPresent(pair ->
            sql.update(
                FREE, participant.scope().account().value(), pair.address(), pair.proxyAddress()));
  }

  /// An owner may free his pair just before he is asked for; then it is tried again.
  private Optional<AddressPair> take(AccountSid account, AddressPair pair) {
    while (!isTaken(account, pair)) {
      var owner =
          sql.find(
              OWNER,
              row ->
                  new AddressPair(
                      row.getString(1),
                      row.getString(2),
                      new ConversationSid(row.getString(3)),
                      new ParticipantSid(row.getString(4))),
              account.value(),
              pair.address(),
              pair.proxyAddress());
      if (owner.isPresent()) {
        return owner;
      }
    }
    return Optional.empty();
  }

  private boolean isTaken(AccountSid account, AddressPair pair) {
    return sql.update(
            TAKE,
            account.value(),
            pair.address(),
            pair.proxyAddress(),
            pair.conversation().value(),
            pair.participant().value())
        > 0;
  }

  private static Optional<AddressPair> pair(Participant participant) {
    var binding = participant.binding();
    return binding == null || binding.address() == null || binding.proxyAddress() == null
        ? Optional.empty()
        : Optional.of(
            new AddressPair(
                Objects.requireNonNull(binding.address()),
                Objects.requireNonNull(binding.proxyAddress()),
                participant.conversation(),
                participant.sid()));
  }
}
