package dev.confab.benchmarks.server;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/// What must not survive this process, also when it is interrupted: closed one after the other, the
/// newest first, so that a data folder is deleted only when its server has ended.
final class CloseAtExit {
  private static final Deque<Closeable> OPEN = new ArrayDeque<>();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(CloseAtExit::closeAll, "close-at-exit"));
  }

  private CloseAtExit() {}

  static void add(Closeable closeable) {
    synchronized (OPEN) {
      OPEN.push(closeable);
    }
  }

  static void remove(Closeable closeable) {
    synchronized (OPEN) {
      OPEN.remove(closeable);
    }
  }

  private static void closeAll() {
    Closeable[] newestFirst;
    synchronized (OPEN) {
      newestFirst = OPEN.toArray(Closeable[]::new);
    }
    for (Closeable closeable : newestFirst) {
      try {
        closeable.close();
      } catch (IOException e) {
        System.err.println(e.getMessage());
      }
    }
  }
}
