package dev.confab.domain;

import dev.confab.domain.Event.Stream;
import dev.confab.domain.Event.Subject;
import dev.confab.domain.sid.AccountSid;
import java.time.Instant;
import java.util.List;
import java.util.function.LongSupplier;

/// The stream of a service or an account, inside of the transaction that changes something of it.
/// What happens in conversations and to users is told in their own streams, so that the frequent
/// changes never wait here.
///
/// [#tell] locks the stream until the transaction ends. Tell last: whoever waits for a stream must
/// hold nothing that is locked after telling, so that no two transactions wait for each other.
final class OpenStream {
  /// Only the REST API changes such things, and no webhook tells of them.
  private static final Origin ORIGIN = Origin.api(false);

  private final Tables tables;
  private final Stream stream;
  private final Scope scope;
  private final LongSupplier numbers;
  private final Instant now;

  private OpenStream(Tables tables, Stream stream, Scope scope, LongSupplier numbers, Instant now) {
    this.tables = tables;
    this.stream = stream;
    this.scope = scope;
    this.numbers = numbers;
    this.now = now;
  }

  static OpenStream of(Tables tables, Scope scope, Instant now) {
    var stream = Stream.of(scope.service());
    return new OpenStream(tables, stream, scope, () -> tables.events().next(scope), now);
  }

  /// @throws Failure [ErrorCode#NOT_FOUND] when the account was deleted meanwhile
  static OpenStream of(Tables tables, AccountSid account, Instant now) {
    var scope = new Scope(account, tables.settings().ofAccount(account).defaultService());
    var stream = Stream.of(account);
    return new OpenStream(tables, stream, scope, () -> tables.events().next(account), now);
  }

  /// Tells of a change.
  ///
  /// @throws Failure [ErrorCode#NOT_FOUND] when the service or account was deleted meanwhile
  void tell(EventType type, Subject subject) {
    long number = numbers.getAsLong();
    tables.events().append(List.of(new Event(stream, number, type, scope, ORIGIN, now, subject)));
  }
}
