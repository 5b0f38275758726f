package dev.confab.app;

import dev.confab.platform.Logging;
import java.util.EnumSet;
import java.util.List;
import java.util.random.RandomGenerator;

/// `confab events`: what operators do with the log of events, in the database itself, whether the
/// server runs or not.
final class EventsCommand implements Command {
  private static final String NEW_EPOCH = "new-epoch";

  @Override
  public EnumSet<Setting> options() {
    return EnumSet.of(Setting.DATA, Setting.DATABASE);
  }

  @Override
  public String usage() {
    return """
    Usage: confab events new-epoch  [OPTIONS]

    Makes all cursors of the feed of events invalid: whoever comes with one gets 410, and begins
    again. To be called when the database has lost events that may have been read: after a backup
    was restored, or a standby was promoted that did not have everything. Works while the server
    runs.\
    """;
  }

  @Override
  public void run(Arguments arguments, Values values) {
    if (!arguments.words().equals(List.of(NEW_EPOCH))) {
      throw new WrongSetting("events wants: new-epoch (see --help)");
    }
    Logging.start("warn", Logging.Format.TEXT);
    try (var stores =
        StoreWiring.openBesideServer(values.data(), values.optional(Setting.DATABASE))) {
      // Also two databases that were restored from one backup must not have the same.
      int epoch = RandomGenerator.of("L64X128MixRandom").nextInt(Integer.MAX_VALUE);
      stores.feed().begin(epoch);
      System.out.println("cursors that were given before are invalid now");
    }
  }
}
