package dev.confab.store.engine;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The tickets of one kind within a batch.
final class Group<I, R> {
  private static final String NAME = "SAVEPOINT confab";

  private final BatchWork<I, R> kind;
  private final List<Ticket<I, R>> tickets = new ArrayList<>();
  private List<Outcome<R>> outcomes = List.of();
  private boolean isSeparated;

  private Group(BatchWork<I, R> kind) {
    this.kind = kind;
  }

  /// Sorts tickets by kind; the order of the kinds is that of their first tickets.
  static List<Group<?, ?>> of(List<Ticket<?, ?>> batch) {
    Map<BatchWork<?, ?>, Group<?, ?>> groups = new LinkedHashMap<>();
    for (var ticket : batch) {
      add(ticket, groups);
    }
    return List.copyOf(groups.values());
  }

  @SuppressWarnings("unchecked") // A group is found by the kind that it was made for.
  private static <I, R> void add(Ticket<I, R> ticket, Map<BatchWork<?, ?>, Group<?, ?>> groups) {
    var group =
        (Group<I, R>) groups.computeIfAbsent(ticket.kind(), _ -> new Group<>(ticket.kind()));
    group.tickets.add(ticket);
  }

  int size() {
    return tickets.size();
  }

  /// Whether its inputs had to be run one by one.
  boolean isSeparated() {
    return isSeparated;
  }

  /// Runs all inputs, each of which fails by itself. Throws only when the transaction is lost.
  void run(Session session, Attempts attempts) throws SQLException {
    isSeparated = false; // in an earlier run of the transaction it may have been
    try {
      outcomes = protectedly(session, inputs());
    } catch (SQLException | RuntimeException thrown) {
      if (attempts.trouble(thrown) != Trouble.OWN) {
        throw thrown;
      }
      undo(session, thrown);
      isSeparated = size() > 1;
      outcomes = isSeparated ? oneByOne(session, attempts) : List.of(Outcome.failed(thrown));
    }
  }

  /// The only group of a transaction needs no savepoint: what it throws ends the transaction.
  void runUnprotected(Session session) throws SQLException {
    outcomes = counted(session, inputs());
  }

  private List<I> inputs() {
    return tickets.stream().map(Ticket::input).toList();
  }

  /// Wakes the callers; to be called after the commit.
  void resolve() {
    for (int i = 0; i < tickets.size(); i++) {
      tickets.get(i).resolve(outcomes.get(i));
    }
  }

  private List<Outcome<R>> oneByOne(Session session, Attempts attempts) throws SQLException {
    List<Outcome<R>> results = new ArrayList<>(size());
    for (var ticket : tickets) {
      try {
        results.addAll(protectedly(session, List.of(ticket.input())));
      } catch (SQLException | RuntimeException thrown) {
        if (attempts.trouble(thrown) != Trouble.OWN) {
          throw thrown;
        }
        undo(session, thrown);
        results.add(Outcome.failed(thrown));
      }
    }
    return results;
  }

  private List<Outcome<R>> protectedly(Session session, List<I> inputs) throws SQLException {
    session.execute(NAME);
    var results = counted(session, inputs);
    session.execute("RELEASE " + NAME);
    return results;
  }

  private List<Outcome<R>> counted(Session session, List<I> inputs) throws SQLException {
    var results = kind.runAll(session, inputs);
    if (results.size() != inputs.size()) {
      throw new IllegalStateException("a kind of work lost count of its inputs");
    }
    return results;
  }

  private static void undo(Session session, Exception thrown) throws SQLException {
    session.surprise();
    session.renewAfter(thrown);
    session.execute("ROLLBACK TO " + NAME);
    session.execute("RELEASE " + NAME);
  }
}
