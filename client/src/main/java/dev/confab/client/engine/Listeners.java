package dev.confab.client.engine;

import dev.confab.client.call.CallInfo;
import dev.confab.client.call.CallListener;
import java.util.List;
import java.util.function.Consumer;

/// Passes events on to any number of listeners and keeps their failures away from the call.
record Listeners(List<CallListener> all) implements CallListener {
  private static final System.Logger LOG = System.getLogger("dev.confab.client");

  @Override
  public void started(CallInfo call) {
    each(listener -> listener.started(call));
  }

  @Override
  public void retrying(CallInfo call, Retry retry) {
    each(listener -> listener.retrying(call, retry));
  }

  @Override
  public void stopped(CallInfo call, Stop stop) {
    each(listener -> listener.stopped(call, stop));
  }

  @Override
  public void failed(CallInfo call, Failure failure) {
    each(listener -> listener.failed(call, failure));
  }

  private void each(Consumer<CallListener> event) {
    for (var listener : all) {
      try {
        event.accept(listener);
      } catch (RuntimeException e) {
        LOG.log(System.Logger.Level.WARNING, "A call listener failed", e);
      }
    }
  }
}
