package dev.confab.benchmarks.crash;

import java.util.Map;

/// What a row of crashes has shown.
///
/// @param confirmed requests that were answered as they must be
/// @param inDoubt requests that the server was killed over
/// @param calls of the receiver
/// @param repeats calls of something that had been told before
/// @param refusals calls that the receiver did not accept, on purpose
/// @param drainSeconds from the last start until nothing was left to be told
/// @param wrong what is not as it must be, by kind; nothing if all is well
public record Result(
    int kills,
    long confirmed,
    long inDoubt,
    long conversations,
    long messages,
    long events,
    long deliveries,
    long calls,
    long repeats,
    long refusals,
    double secondsEach,
    double drainSeconds,
    Map<String, Long> wrong) {
  public Result {
    wrong = Map.copyOf(wrong);
  }
}
