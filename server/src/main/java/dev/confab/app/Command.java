package dev.confab.app;

import java.util.EnumSet;

/// One command of the program.
interface Command {
  /// The options it has.
  EnumSet<Setting> options();

  /// What `--help` prints above the options.
  String usage();

  /// Does its work, and returns when it is done.
  ///
  /// @throws WrongSetting when the operator must change something
  void run(Arguments arguments, Values values) throws Exception;
}
