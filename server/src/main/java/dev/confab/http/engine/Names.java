package dev.confab.http.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Looks names up on a few threads of their own: a look-up blocks in native code, which would hold
/// the carrier of a virtual thread. One name is asked for once at a time, so a name whose server is
/// dead holds one thread, however often it is called.
final class Names implements AutoCloseable {
  private static final int NAMES_MAX = 10_000;
  private static final int WAITING_MAX = 1_000;
  private static final long IDLE_SECONDS = 10;

  private final NameService service;
  private final Cache<String, FutureTask<List<InetAddress>>> known;
  private final ThreadPoolExecutor threads;

  Names(OutgoingConfig config) {
    this.service = config.names();
    this.known =
        Caffeine.newBuilder()
            .maximumSize(NAMES_MAX)
            .expireAfterWrite(config.namesKeptFor())
            .build();
    this.threads =
        new ThreadPoolExecutor(
            config.lookUpsMax(),
            config.lookUpsMax(),
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(WAITING_MAX),
            Thread.ofPlatform().daemon().name("names-", 0).factory());
    threads.allowCoreThreadTimeOut(true);
  }

  /// @throws UnknownHostException when there is none, or no answer in time
  List<InetAddress> addresses(String host, long nanosMax) throws UnknownHostException {
    try {
      var lookUp = known.get(host, this::begin);
      try {
        return lookUp.get(nanosMax, TimeUnit.NANOSECONDS);
      } catch (ExecutionException _) {
        known.asMap().remove(host, lookUp);
        throw new UnknownHostException("no address is known for " + host);
      }
    } catch (TimeoutException | RejectedExecutionException _) {
      throw new UnknownHostException("nobody told the address of " + host + " in time");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private FutureTask<List<InetAddress>> begin(String host) {
    var lookUp = new FutureTask<>(() -> service.addresses(host));
    threads.execute(lookUp);
    return lookUp;
  }

  /// Look-ups cannot be interrupted; those under way end by themselves.
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
