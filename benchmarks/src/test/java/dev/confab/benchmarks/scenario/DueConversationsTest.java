package dev.confab.benchmarks.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.benchmarks.load.Target;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class DueConversationsTest {
  private static DueConversations due(Instant date) {
    var target = new Target("127.0.0.1", 1, "AC1", "secret"); // nothing is sent
    return new DueConversations(new Conversations(target), "/v1/Services/IS1", "closed", 1, date);
  }

  @Test
  void dateIsWaitedFor() throws IOException, InterruptedException {
    var date = Instant.now().plusMillis(200);
    due(date).await(Duration.ofMillis(100));
    assertThat(Instant.now()).isAfterOrEqualTo(date.minusMillis(100));
  }

  /// A round that is too long would have the next one measured while its own timers fire.
  @Test
  void dateThatHasPassedIsAFailure() {
    var soon = due(Instant.now().plusSeconds(60));
    assertThatThrownBy(() -> soon.await(Duration.ofSeconds(70)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("too long");
    var passed = due(Instant.now().minusSeconds(1));
    assertThatThrownBy(() -> passed.left(Duration.ZERO)).isInstanceOf(IOException.class);
    var isOver = new AtomicBoolean();
    assertThatThrownBy(() -> passed.watch(isOver)).hasMessageContaining("too long");
    assertThat(isOver).isTrue();
  }
}
