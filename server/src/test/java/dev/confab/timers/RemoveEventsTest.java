package dev.confab.timers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.EventLog;
import dev.confab.domain.EventLog.Entry;
import dev.confab.domain.LogReader;
import dev.confab.domain.Retention;
import dev.confab.support.ApiUnderTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemoveEventsTest {
  @TempDir Path folder;

  private static List<Long> positions(ApiUnderTest api) {
    return api.stores.log().read(EventLog.START, 100).stream().map(Entry::position).toList();
  }

  private static RemoveEvents job(ApiUnderTest api, List<LogReader> readers) {
    return new RemoveEvents(api.stores.log(), Retention.DEFAULT, readers, api.clock);
  }

  @Test
  void eventsGoWhenTheyAreOldAndAllReadersAreDone() {
    try (var api = new ApiUnderTest(folder)) {
      for (int i = 0; i < 4; i++) {
        api.post("/v1/Conversations", "");
      }
      var all = positions(api);
      var planned = new AtomicLong(all.get(1));
      var job = job(api, List.of(() -> Long.MAX_VALUE, planned::get));
      api.clock.advance(Duration.ofDays(30));
      assertThat(job.runOnce()).isZero();
      api.clock.advance(Duration.ofSeconds(1));
      assertThat(job.runOnce()).isEqualTo(2);
      assertThat(job.runOnce()).isZero();
      assertThat(positions(api)).isEqualTo(all.subList(2, all.size()));
      planned.set(Long.MAX_VALUE);
      api.post("/v1/Conversations", "");
      assertThat(job.runOnce()).isEqualTo(all.size() - 2);
      assertThat(positions(api)).hasSize(1);
    }
  }

  @Test
  void withoutAReaderNobodyIsWaitedFor() {
    try (var api = new ApiUnderTest(folder)) {
      api.post("/v1/Conversations", "");
      api.clock.advance(Duration.ofDays(31));
      assertThat(job(api, List.of()).runOnce()).isEqualTo(1);
      assertThat(positions(api)).isEmpty();
    }
  }
}
