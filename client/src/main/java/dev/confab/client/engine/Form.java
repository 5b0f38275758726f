package dev.confab.client.engine;

import dev.confab.client.http.Params;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Collects parameters in their form on the wire. Mutable; used by one thread while it describes
/// one call. Setting a parameter again replaces it.
public final class Form {
  private Params params = Params.NONE;

  /// What was collected so far.
  public Params params() {
    return params;
  }

  /// Sets a text; the empty text clears a parameter that can be cleared.
  public void set(String name, String value) {
    params = params.with(name, value);
  }

  /// Adds a value to those of the same name: lists are repeated keys.
  public void add(String name, String value) {
    params = params.and(name, value);
  }

  /// Sets a date as `yyyy-MM-ddTHH:mm:ssZ`; a fraction of a second is cut off, as the API has none.
  public void set(String name, Instant value) {
    set(name, value.truncatedTo(ChronoUnit.SECONDS).toString());
  }

  /// Sets an ISO 8601 duration.
  ///
  /// @throws IllegalArgumentException if it is negative
  public void set(String name, Duration value) {
    if (value.isNegative()) {
      throw new IllegalArgumentException(name + " must not be negative");
    }
    set(name, value.toString());
  }
}
