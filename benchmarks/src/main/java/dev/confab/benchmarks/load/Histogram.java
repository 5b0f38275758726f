package dev.confab.benchmarks.load;

/// Counts durations in buckets whose width grows with the value: exact below 256 ns, then 128
/// buckets for each doubling, so that a percentile is off by less than one in a hundred.
///
/// Not safe for several threads: each thread keeps its own, [#add(Histogram)] joins them.
public final class Histogram {
  private static final int SUB_BITS = 7;
  private static final int SUB_BUCKETS = 1 << SUB_BITS;

  /// About 18 minutes. A longer duration is counted as this one; the maximum stays exact.
  private static final long TRACKED_MAX = (1L << 40) - 1;

  private final long[] counts = new long[bucket(TRACKED_MAX) + 1];
  private long count;
  private long max;

  public void record(long nanos) {
    long value = Math.max(0, nanos);
    counts[bucket(Math.min(value, TRACKED_MAX))]++;
    count++;
    max = Math.max(max, value);
  }

  public void add(Histogram other) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] += other.counts[i];
    }
    count += other.count;
    max = Math.max(max, other.max);
  }

  public long count() {
    return count;
  }

  public long max() {
    return max;
  }

  /// The smallest recorded size that at least `percent` of all values do not exceed, rounded up to
  /// the end of its bucket; 0 when nothing was recorded.
  public long percentile(double percent) {
    long wanted = Math.max(1, (long) Math.ceil(count * percent / 100));
    long seen = 0;
    for (int i = 0; i < counts.length; i++) {
      seen += counts[i];
      if (seen >= wanted) {
        return Math.min(highest(i), max);
      }
    }
    return max;
  }

  private static int bucket(long value) {
    int shift = Math.max(0, Long.SIZE - 1 - Long.numberOfLeadingZeros(value | 1) - SUB_BITS);
    return (shift << SUB_BITS) + (int) (value >>> shift);
  }

  private static long highest(int bucket) {
    int shift = Math.max(0, (bucket >> SUB_BITS) - 1);
    long sub = bucket - (long) shift * SUB_BUCKETS;
    return ((sub + 1) << shift) - 1;
  }
}
