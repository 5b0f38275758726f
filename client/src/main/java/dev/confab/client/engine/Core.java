package dev.confab.client.engine;

import dev.confab.client.call.Answer;
import dev.confab.client.call.CallInfo;
import dev.confab.client.call.CallListener;
import dev.confab.client.call.CallOptions;
import dev.confab.client.error.BadAnswerException;
import dev.confab.client.http.WireRequest;
import dev.confab.client.http.WireResponse;
import dev.confab.client.json.JsonException;
import java.io.InputStream;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What all views of one client share. Outermost layer of a call: gives it an identity and a
/// deadline, reads its answer, tells the listeners.
public final class Core implements AutoCloseable {
  private final Settings settings;
  private final CallListener listener;
  private final Layer layers;
  private final AsyncRunner async;
  private final AtomicLong calls = new AtomicLong();
  private final AtomicBoolean closed = new AtomicBoolean();

  /// Puts the layers together.
  public Core(Settings settings) {
    this.settings = settings;
    this.listener = new Listeners(settings.listeners());
    this.layers =
        new Retrying(
            new Attempting(settings.connection().transport(), settings.time()),
            settings.backoff(),
            settings.time(),
            listener);
    this.async = AsyncRunner.on(settings.executor());
  }

  /// Closes what the client opened itself; closing again does nothing.
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      async.close();
      settings.connection().onClose().run();
    }
  }

  /// Carries out a plan and reads its answer.
  ///
  /// @throws IllegalStateException if the client is closed
  <T extends @Nullable Object> Answer<T> send(
      Plan plan, CallOptions options, Function<WireResponse, T> read) {
    return carryOut(call(plan, options, Call.Delivery.WHOLE), read);
  }

  /// Carries out a plan up to the beginning of the answer; the caller reads and closes the rest.
  ///
  /// @throws IllegalStateException if the client is closed
  Answer<InputStream> open(Plan plan, CallOptions options) {
    var call = call(plan, options, Call.Delivery.STREAMED);
    return carryOut(call, response -> call.body());
  }

  private <T extends @Nullable Object> Answer<T> carryOut(
      Call call, Function<WireResponse, T> read) {
    if (closed.get()) {
      throw closedError();
    }
    listener.started(call.info());
    try {
      var response = layers.send(call);
      var value = read(call, response, read);
      var duration = call.elapsed(settings.time().nanos());
      listener.stopped(
          call.info(),
          new CallListener.Stop(response.status(), call.retries(), duration, response.requestId()));
      return new Answer<>(
          value,
          response.status(),
          response.headers(),
          response.requestId(),
          call.retries(),
          duration);
    } catch (RuntimeException e) {
      var duration = call.elapsed(settings.time().nanos());
      listener.failed(call.info(), new CallListener.Failure(e, call.retries(), duration));
      throw e;
    }
  }

  <T extends @Nullable Object> CompletableFuture<T> async(Supplier<T> work) {
    return closed.get() ? CompletableFuture.failedFuture(closedError()) : async.run(work);
  }

  private static IllegalStateException closedError() {
    return new IllegalStateException("The client is closed");
  }

  private Call call(Plan plan, CallOptions options, Call.Delivery delivery) {
    var time = settings.time();
    var form = plan.form();
    var request =
        new WireRequest(
            plan.method(),
            uri(plan),
            Headings.of(plan, settings.connection().headers(), options),
            form == null ? null : form.encode(),
            plan.content(),
            // How long an upload takes depends on its size, so only the whole call is limited.
            plan.content() == null ? settings.connection().attemptTimeout() : options.timeout());
    var info =
        new CallInfo(calls.incrementAndGet(), plan.method(), plan.path().template(), time.now());
    var limits = new Call.Limits(time.nanos(), options.timeout(), options.retriesMax());
    return new Call(info, request, limits, delivery);
  }

  private URI uri(Plan plan) {
    var query = plan.query().encode();
    return URI.create(
        settings.connection().before(plan.path())
            + plan.path().text()
            + (query.isEmpty() ? "" : "?" + query));
  }

  private static <T extends @Nullable Object> T read(
      Call call, WireResponse response, Function<WireResponse, T> read) {
    try {
      return read.apply(response);
    } catch (JsonException e) {
      throw new BadAnswerException(
          call + " succeeded, but its answer is unusable: " + e.getMessage(), e, response);
    }
  }
}
