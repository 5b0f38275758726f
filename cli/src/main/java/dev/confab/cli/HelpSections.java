package dev.confab.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/// Help that shows the options of a command before those that all its siblings share.
final class HelpSections {
  private HelpSections() {}

  static void install(CommandLine command) {
    command
        .getHelpSectionMap()
        .put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, HelpSections::options);
  }

  private static String options(Help help) {
    var all = help.commandSpec().options();
    if (all.stream().noneMatch(OptionSpec::inherited)) {
      return section(help, "Options", all);
    }
    var own = all.stream().filter(option -> !isShared(option)).toList();
    var shared = all.stream().filter(HelpSections::isShared).toList();
    return section(help, "Options", own) + section(help, "Common options", shared);
  }

  private static boolean isShared(OptionSpec option) {
    return option.inherited() || option.usageHelp() || option.versionHelp();
  }

  private static String section(Help help, String heading, List<OptionSpec> options) {
    return options.isEmpty()
        ? ""
        : "%n%s:%n".formatted(heading) + help.optionListExcludingGroups(options);
  }
}
