package dev.confab.api;

/// Hears of every request that was answered, to count and time it.
@FunctionalInterface
public interface RequestObserver {
  /// @param operation of the route, or `none`
  void served(String method, String operation, int status, long nanos);
}
