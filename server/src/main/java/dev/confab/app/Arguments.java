package dev.confab.app;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/// The words of a command line, sorted out.
///
/// It is written by hand because of the start-up time: the JVM's AOT cache cannot hold the classes
/// of picocli, which took longer to load than all the rest (docs/adr/0011).
///
/// @param words what is no option, in order
record Arguments(Map<Setting, String> options, List<String> words, boolean isHelp) {
  /// @param known the options that the command has
  /// @throws WrongSetting for an option that is unknown, repeated, or has no value
  static Arguments parse(List<String> line, EnumSet<Setting> known) {
    var options = new EnumMap<Setting, String>(Setting.class);
    var words = new ArrayList<String>();
    boolean isHelp = false;
    var rest = line.iterator();
    while (rest.hasNext()) {
      var word = rest.next();
      if (word.equals("--help") || word.equals("-h")) {
        isHelp = true;
      } else if (!word.startsWith("-")) {
        words.add(word);
      } else {
        int equals = word.indexOf('=');
        var setting = known(equals < 0 ? word : word.substring(0, equals), known);
        var value =
            equals >= 0
                ? word.substring(equals + 1)
                : setting.isFlag() ? "true" : rest.hasNext() ? rest.next() : noValue(setting);
        if (options.put(setting, value) != null) {
          throw new WrongSetting("option " + setting.option() + " is given twice");
        }
      }
    }
    return new Arguments(options, List.copyOf(words), isHelp);
  }

  private static Setting known(String option, EnumSet<Setting> known) {
    return known.stream()
        .filter(setting -> setting.option().equals(option))
        .findFirst()
        .orElseThrow(() -> new WrongSetting("unknown option '" + option + "' (see --help)"));
  }

  private static String noValue(Setting setting) {
    throw new WrongSetting("option " + setting.option() + " needs a value");
  }
}
