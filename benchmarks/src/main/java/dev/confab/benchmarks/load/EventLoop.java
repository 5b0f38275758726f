package dev.confab.benchmarks.load;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;

/// One thread of the driver with its connections.
///
/// A single selecting thread costs less than a thread for each connection: one call returns many
/// ready connections when the machine is busy, and nothing has to be woken.
final class EventLoop implements AutoCloseable {
  private static final long SELECT_MILLIS = 100;
  private static final long SILENCE_NANOS_MAX = 30_000_000_000L;
  private static final long DRAIN_NANOS_MAX = 10_000_000_000L;
  private static final int CONNECT_ATTEMPTS_MAX = 10;
  private static final int READ_BYTES = 256 * 1024;

  /// @param cpu share of one core that this thread used in the measured time
  record Seen(Recording recording, double cpu) {}

  private final LoadPlan plan;
  private final InetSocketAddress address;
  private final Workload workload;
  private final Selector selector;
  private final Recording recording;
  private final ByteBuffer in = ByteBuffer.allocateDirect(READ_BYTES);
  private int open;
  private long lastEvent;

  private EventLoop(LoadPlan plan, Workload workload) throws IOException {
    this.plan = plan;
    this.address = plan.target().address();
    this.workload = workload;
    this.recording = new Recording(workload.series());
    this.selector = Selector.open();
  }

  /// Opens the connections of one thread. They are all open before the clock starts: many connects
  /// at once may overrun the queue of the server and then take a second.
  static EventLoop open(LoadPlan plan, int thread, Workload workload) throws IOException {
    var loop = new EventLoop(plan, workload);
    try {
      for (int i = 0; i < plan.share(thread); i++) {
        loop.connect();
      }
      return loop;
    } catch (IOException e) {
      loop.close();
      throw e;
    }
  }

  /// Serves the connections until the measured time is over or the workload has ended.
  Seen run(Phases phases) throws IOException {
    try {
      return new Seen(recording, serve(phases));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  @Override
  public void close() throws IOException {
    selector.keys().forEach(key -> ((Link) key.attachment()).close());
    selector.close();
  }

  private double serve(Phases phases) throws IOException {
    var threads = ManagementFactory.getThreadMXBean();
    lastEvent = System.nanoTime();
    long cpuBefore = threads.getCurrentThreadCpuTime();
    long cpuSince = lastEvent;
    boolean measuring = false;
    while (open > 0) {
      int events = selector.select(key -> ready(key, phases), SELECT_MILLIS);
      long now = System.nanoTime();
      if (!measuring && phases.isMeasured(now)) {
        measuring = true;
        cpuBefore = threads.getCurrentThreadCpuTime();
        cpuSince = now;
      }
      if (events > 0) {
        lastEvent = now;
      } else if (givesUp(now, phases)) {
        break;
      }
    }
    long elapsed = Math.max(1, System.nanoTime() - cpuSince);
    return (double) (threads.getCurrentThreadCpuTime() - cpuBefore) / elapsed;
  }

  private boolean givesUp(long now, Phases phases) throws IOException {
    if (now - phases.measuredEnd() > DRAIN_NANOS_MAX) {
      for (int i = 0; i < open; i++) {
        recording.error("no answer");
      }
      return true;
    }
    if (now - lastEvent > SILENCE_NANOS_MAX) {
      throw new IOException("none of " + open + " connections got a byte for 30 s");
    }
    return false;
  }

  private void ready(SelectionKey key, Phases phases) {
    var link = (Link) key.attachment();
    try {
      var current = link.current();
      if (current == null) {
        next(link, System.nanoTime(), phases);
      } else if (key.isWritable()) {
        link.flush();
      } else if (link.receive(in)) {
        answered(link, current, phases);
      }
    } catch (BadResponse _) {
      lost(link, "bad response");
    } catch (EOFException _) {
      lost(link, "connection closed");
    } catch (IOException _) {
      lost(link, "connection lost");
    }
  }

  private void answered(Link link, Exchange exchange, Phases phases) throws IOException {
    // The end of one exchange is the start of the next: one look at the clock for both.
    long now = System.nanoTime();
    switch (exchange.judge(link.response())) {
      case Exchange.Verdict.Right _ -> recording.answered(exchange, link.sentAt(), now, phases);
      case Exchange.Verdict.WrongBody _ -> recording.error("wrong body");
      case Exchange.Verdict.WrongStatus(int status) -> recording.error("status " + status);
    }
    if (link.response().closing()) {
      replace(link);
    } else {
      next(link, now, phases);
    }
  }

  private void next(Link link, long now, Phases phases) throws IOException {
    var exchange = phases.isOver(now) ? null : workload.next();
    if (exchange == null) {
      link.close();
      open--;
    } else {
      link.send(exchange, now);
    }
  }

  private void lost(Link link, String kind) {
    recording.error(kind);
    replace(link);
  }

  private void replace(Link link) {
    link.close();
    open--;
    try {
      connect();
    } catch (IOException e) {
      // Leaves the loop through the callback of the selector, which allows no checked exception.
      throw new UncheckedIOException(e);
    }
  }

  private void connect() throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        Link.open(address, selector);
        open++;
        return;
      } catch (IOException e) {
        recording.error("connect failed");
        if (attempt == CONNECT_ATTEMPTS_MAX) {
          throw new IOException(
              "cannot connect to " + plan.target().host() + ":" + plan.target().port(), e);
        }
      }
    }
  }
}
