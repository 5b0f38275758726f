package dev.confab.http.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Connections that wait for their next request, for a short while.
final class IdleConnections {
  private record Idle(Connection connection, long since) {}

  private final OutgoingConfig config;
  private final Map<Connection.Peer, Deque<Idle>> idle = new HashMap<>();
  private int count;

  IdleConnections(OutgoingConfig config) {
    this.config = config;
  }

  /// The one that was used last, which is the least likely to be closed.
  synchronized @Nullable Connection take(Connection.Peer peer) {
    var kept = idle.get(peer);
    while (kept != null && !kept.isEmpty()) {
      var last = kept.removeLast();
      count--;
      if (isFresh(last)) {
        return last.connection;
      }
      last.connection.close();
    }
    return null;
  }

  /// Keeps a connection, or closes it where there are enough.
  void put(Connection connection) {
    if (!keeps(connection)) {
      connection.close();
    }
  }

  private synchronized boolean keeps(Connection connection) {
    if (connection.isClosed() || count >= config.idleConnectionsMax()) {
      return false;
    }
    var kept = idle.computeIfAbsent(connection.peer(), _ -> new ArrayDeque<>());
    if (kept.size() >= config.idlePerHostMax()) {
      return false;
    }
    kept.add(new Idle(connection, System.nanoTime()));
    count++;
    return true;
  }

  /// Closes what has waited for too long.
  void sweep() {
    stale().forEach(Connection::close);
  }

  private synchronized List<Connection> stale() {
    var stale = new ArrayList<Connection>();
    for (var kept : idle.values()) {
      while (!kept.isEmpty() && !isFresh(kept.getFirst())) {
        stale.add(kept.removeFirst().connection);
      }
    }
    idle.values().removeIf(Deque::isEmpty);
    count -= stale.size();
    return stale;
  }

  private boolean isFresh(Idle one) {
    return !one.connection.isClosed() && System.nanoTime() - one.since < config.idleMax().toNanos();
  }
}
