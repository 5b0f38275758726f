package dev.confab.fuzz;

import io.netty.util.internal.PlatformDependent;
import java.lang.management.ManagementFactory;

/// What this process holds: the server, and the fuzzer beside it.
///
/// @param heap bytes after a collection
/// @param direct bytes of the HTTP engine's buffers outside of the heap, pooled ones included
record Memory(long heap, long direct) {
  static Memory now() {
    System.gc();
    var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    return new Memory(heap.getUsed(), PlatformDependent.usedDirectMemory());
  }

  @Override
  public String toString() {
    return "heap %.1f MB, direct %.1f MB".formatted(megabytes(heap), megabytes(direct));
  }

  private static double megabytes(long bytes) {
    return bytes / (1024.0 * 1024.0);
  }
}
