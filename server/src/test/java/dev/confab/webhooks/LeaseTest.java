package dev.confab.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.store.Stores;
import dev.confab.support.TestDatabases;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The database's clock goes on by itself; that of the holders stands still until it is moved.
class LeaseTest {
  @TempDir private Path folder;
  private Stores stores;
  private long nanos = Long.MAX_VALUE - 5; // it may overflow at any time
  private Lease lease;
  private Lease other;

  @BeforeEach
  void open() {
    stores = TestDatabases.sqlite(folder);
    lease = new Lease(stores.store(), "one", () -> nanos);
    other = new Lease(stores.store(), "other", () -> nanos);
  }

  @AfterEach
  void close() {
    stores.close();
  }

  private void pass(Duration time) {
    nanos += time.toNanos();
  }

  @Test
  void oneHasItAtATime() {
    assertThat(lease.isHeld()).isFalse();
    assertThat(lease.keep()).contains(1L);
    assertThat(other.keep()).isEmpty();
    assertThat(lease.isHeld()).isTrue();
    assertThat(other.isHeld()).isFalse();
  }

  @Test
  void itIsBelievedInForLessThanItIsHeld() {
    assertThat(lease.keep()).isPresent();
    pass(Duration.ofSeconds(13).minusNanos(1));
    assertThat(lease.isHeld()).isTrue();
    pass(Duration.ofNanos(1));
    assertThat(lease.isHeld()).isFalse();
    assertThat(other.keep()).isEmpty();
  }

  @Test
  void itIsKeptByRenewal() {
    for (int renewal = 0; renewal < 10; renewal++) {
      assertThat(lease.keep()).contains(1L);
      pass(Duration.ofSeconds(5));
      assertThat(lease.isHeld()).isTrue();
    }
  }

  @Test
  void whoeverHasItAgainSeesThatAnotherHadIt() {
    assertThat(lease.keep()).contains(1L);
    lease.release(Duration.ofSeconds(3));
    assertThat(lease.isHeld()).isFalse();
    assertThat(lease.keep()).isEmpty();
    assertThat(other.keep()).contains(2L);
    other.release(Duration.ZERO);
    pass(Duration.ofSeconds(3));
    assertThat(lease.keep()).contains(3L);
    lease.release(Duration.ZERO);
    assertThat(lease.keep()).contains(3L);
  }
}
