package dev.confab.cli;

import dev.confab.client.ConversationQuery;
import dev.confab.client.ConversationState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which conversations a list is about.
final class ConversationFilterOptions {
  @Option(
      names = "--state",
      paramLabel = "STATE",
      description = "Only those in this state: active, inactive or closed.")
  @Nullable String state;

  @Option(
      names = "--start-date",
      paramLabel = "DATE",
      converter = Dates.Beginning.class,
      description = "Only those created at this time or later; a day (of UTC) counts whole.")
  @Nullable Instant startDate;

  @Option(
      names = "--end-date",
      paramLabel = "DATE",
      converter = Dates.End.class,
      description = "Only those created at this time or before; a day (of UTC) counts whole.")
  @Nullable Instant endDate;

  void fill(ConversationQuery query) {
    if (state != null) {
      query.state(new ConversationState(state));
    }
    if (startDate != null) {
      query.startDate(startDate);
    }
    if (endDate != null) {
      query.endDate(endDate);
    }
  }
}
