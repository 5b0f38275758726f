package dev.confab.http.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// The addresses of names. What was found out, or could not be, is not asked for again for a while.
/// Afterwards the old answer still holds where nobody gives a new one: a name server that fails, or
/// the many look-ups of somebody else's names, then do no harm to names that are called often.
final class Names implements AutoCloseable {
  private static final int NAMES_MAX = 10_000;

  /// How long an answer holds when there is no new one.
  private static final Duration HELD = Duration.ofHours(1);

  /// How long a new answer is waited for when there is an old one.
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final NameService service;
  private final Duration keptFor;
  private final LookUps lookUps;
  private final Cache<String, Name> known =
      Caffeine.newBuilder().maximumSize(NAMES_MAX).expireAfterAccess(HELD).build();

  Names(OutgoingConfig config) {
    this.service = config.names();
    this.keptFor = config.namesKeptFor();
    this.lookUps = new LookUps(config.lookUpsMax());
  }

  /// @throws UnknownHostException when there is none, or no answer in time
  List<InetAddress> addresses(String host, long nanosMax) throws UnknownHostException {
    var address = address(host);
    return address == null ? known.get(host, Name::new).addresses(nanosMax) : List.of(address);
  }

  /// What the host says itself, if it is no name.
  private static @Nullable InetAddress address(String host) {
    boolean isCandidate =
        host.indexOf(':') >= 0 || (!host.isEmpty() && Character.isDigit(host.charAt(0)));
    try {
      return isCandidate ? InetAddress.ofLiteral(host) : null;
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  @Override
  public void close() {
    lookUps.close();
  }

  /// What is known of one name, which is asked for once at a time.
  private final class Name {
    private final String host;
    private @Nullable FutureTask<List<InetAddress>> lookUp;
    private long begun;
    private long ended;
    private List<InetAddress> latest = List.of();
    private long found;

    Name(String host) {
      this.host = host;
    }

    List<InetAddress> addresses(long nanosMax) throws UnknownHostException {
      try {
        return lookUp().get(patience(nanosMax), TimeUnit.NANOSECONDS);
      } catch (ExecutionException | TimeoutException | RejectedExecutionException _) {
        return held();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", e);
      }
    }

    /// The one under way, or the last one if that is not long ago, or a new one.
    private synchronized FutureTask<List<InetAddress>> lookUp() {
      var last = lookUp;
      if (last != null && !(last.isDone() && isOver(ended, keptFor))) {
        return last;
      }
      var next = new FutureTask<>(this::ask);
      lookUps.run(host, next);
      lookUp = next;
      begun = System.nanoTime();
      return next;
    }

    private synchronized long patience(long nanosMax) {
      long left = begun + PATIENCE.toNanos() - System.nanoTime();
      return latest.isEmpty() ? nanosMax : Math.clamp(left, 0, Math.max(0, nanosMax));
    }

    private synchronized List<InetAddress> held() throws UnknownHostException {
      if (latest.isEmpty() || isOver(found, HELD)) {
        throw new UnknownHostException("nobody told the address of " + host + " in time");
      }
      return latest;
    }

    private List<InetAddress> ask() throws UnknownHostException {
      try {
        var addresses = List.copyOf(service.addresses(host));
        note(addresses);
        return addresses;
      } finally {
        end();
      }
    }

    private synchronized void note(List<InetAddress> addresses) {
      latest = addresses;
      found = System.nanoTime();
    }

    private synchronized void end() {
      ended = System.nanoTime();
    }

    private static boolean isOver(long since, Duration after) {
      return System.nanoTime() - since >= after.toNanos();
    }
  }
}
