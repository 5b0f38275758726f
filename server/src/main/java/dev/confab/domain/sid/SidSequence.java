package dev.confab.domain.sid;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoField;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/// Makes the digits of new sids: those of a UUIDv7 (RFC 9562), so that sids ascend with time and
/// unique indexes append. Within one process no two are equal and each is greater than the last
/// one.
///
/// The 12 bits behind the milliseconds carry the fraction of the millisecond, as the RFC's method 3
/// proposes; when the clock stands still or goes back, they count.
public final class SidSequence {
  private static final long FRACTION_MASK = 0xFFF;
  private static final long VERSION = 0x7000;
  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private static final int MICROS_PER_MILLI = 1_000;

  /// Behind the two letters.
  private static final int TIME_AT = 2;

  private static final int VERSION_AT = 14;

  private final InstantSource clock;
  private final RandomGenerator random;
  private long last;

  public SidSequence(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  String next(String prefix) {
    long time;
    long noise;
    synchronized (this) {
      last = Math.max(last + 1, ticks(clock.instant()));
      time = last;
      noise = random.nextLong();
    }
    return sid(prefix, time, noise);
  }

  private static String sid(String prefix, long time, long noise) {
    long high = (time >>> 12 << 16) | VERSION | (time & FRACTION_MASK);
    long low = (noise >>> 2) | VARIANT;
    var hex = HexFormat.of();
    return prefix + hex.toHexDigits(high) + hex.toHexDigits(low);
  }

  /// A sid of a given instant and with given noise: the same for the same.
  static String at(String prefix, Instant instant, long noise) {
    return sid(prefix, ticks(instant), noise);
  }

  /// What all sids that are made at an instant or later come behind, and all earlier ones before.
  static String start(String prefix, Instant instant) {
    long time = Math.max(0, instant.toEpochMilli());
    return prefix + HexFormat.of().toHexDigits(time << 16) + "0".repeat(Long.BYTES * 2);
  }

  /// When a sid was made; the epoch for one that does not tell, because it was not made here.
  static Instant made(String sid) {
    boolean isTold = sid.charAt(VERSION_AT) == '7';
    return isTold
        ? Instant.ofEpochMilli(HexFormat.fromHexDigitsToLong(sid, TIME_AT, VERSION_AT))
        : Instant.EPOCH;
  }

  private static long ticks(Instant now) {
    long micros = now.get(ChronoField.MICRO_OF_SECOND) % MICROS_PER_MILLI;
    return now.toEpochMilli() << 12 | micros * (FRACTION_MASK + 1) / MICROS_PER_MILLI;
  }
}
