package dev.confab.benchmarks.hook;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// Receives webhooks on loopback, each door on a port of its own, all served by one thread: it
/// shall cost a small part of what the server costs that calls it.
public final class Receiver implements Closeable {
  private static final int BACKLOG = 1_024;

  /// A port.
  private final class Door {
    private final int number;
    private final int port;
    private @Nullable ServerSocketChannel listener;
    private final List<Caller> callers = new ArrayList<>();
    private boolean isHeld;

    private Door(int number) throws IOException {
      this.number = number;
      this.port = listen(0);
    }

    private int listen(int wanted) throws IOException {
      var channel = ServerSocketChannel.open();
      listener = channel;
      channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), BACKLOG);
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_ACCEPT, this);
      return channel.socket().getLocalPort();
    }

    private void close() throws IOException {
      if (listener != null) {
        listener.close();
        listener = null;
      }
      for (var caller : callers) {
        caller.close();
      }
      callers.clear();
    }
  }

  private final Selector selector;
  private final ToIntFunction<Call> answers;
  private final List<Door> doors = new ArrayList<>();
  private final Queue<Runnable> wishes = new ConcurrentLinkedQueue<>();
  private final Thread thread;
  private volatile boolean isEnding;

  private Receiver(int doors, ToIntFunction<Call> answers) throws IOException {
    this.selector = Selector.open();
    this.answers = answers;
    for (int i = 0; i < doors; i++) {
      this.doors.add(new Door(i));
    }
    this.thread = Thread.ofPlatform().daemon().name("hook-receiver").start(this::run);
  }

  /// @param answers hears of each call, one after the other, and chooses the status of its answer
  public static Receiver open(int doors, ToIntFunction<Call> answers) throws IOException {
    return new Receiver(doors, answers);
  }

  /// Where a door is.
  public String url(int door) {
    return "http://127.0.0.1:" + doors.get(door).port + "/";
  }

  /// Takes connections and calls at a door, but answers none until [#release]. Calls are told when
  /// they are answered.
  public void hold(int door) {
    ask(() -> doors.get(door).isHeld = true);
  }

  /// Answers what was held, and goes on as usual.
  public void release(int door) {
    ask(() -> {
      var held = doors.get(door);
      held.isHeld = false;
      List.copyOf(held.callers).forEach(caller -> serve(held, caller));
    });
  }

  /// Cuts all connections of a door and refuses others.
  public void refuse(int door) {
    ask(() -> {
      try {
        doors.get(door).close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }

  @Override
  public void close() throws IOException {
    isEnding = true;
    selector.wakeup();
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    for (var door : doors) {
      door.close();
    }
    selector.close();
  }

  /// Has the thread of the receiver do something, and waits for it.
  private void ask(Runnable wish) {
    var done = new CountDownLatch(1);
    wishes.add(() -> {
      wish.run();
      done.countDown();
    });
    selector.wakeup();
    try {
      done.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (!isEnding) {
        selector.select(this::ready);
        for (var wish = wishes.poll(); wish != null; wish = wishes.poll()) {
          wish.run();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void ready(SelectionKey key) {
    if (key.attachment() instanceof Door door) {
      accept(door);
    } else if (key.attachment() instanceof Caller caller) {
      var door = doors.get(caller.door());
      if (caller.receive()) {
        serve(door, caller);
      } else {
        caller.close();
        door.callers.remove(caller);
      }
    }
  }

  private void accept(Door door) {
    try {
      var channel = door.listener == null ? null : door.listener.accept();
      if (channel != null) {
        var caller = new Caller(door.number, channel);
        channel.register(selector, SelectionKey.OP_READ, caller);
        door.callers.add(caller);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serve(Door door, Caller caller) {
    if (!door.isHeld && !caller.answerAll(answers)) {
      caller.close();
      door.callers.remove(caller);
    }
  }
}
