package dev.confab.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Values for options that the command line does not give: first the environment, then
/// `confab.yaml`. The file is the one that `CONFAB_CONFIG` names, or `confab.yaml` in the working
/// folder if there is one.
final class ConfigurationFile implements IDefaultValueProvider {
  static final String VARIABLE_PREFIX = "CONFAB_";
  private static final String FILE = "confab.yaml";
  private static final String OPTION_PREFIX = "--";

  private final Map<String, String> environment;
  private final Map<String, String> file;

  private ConfigurationFile(Map<String, String> environment, Map<String, String> file) {
    this.environment = environment;
    this.file = file;
  }

  /// @param options the names that the file may use, without dashes in front
  /// @throws WrongSetting when the file cannot be read, or names an option that does not exist
  static ConfigurationFile read(Map<String, String> environment, Path folder, Set<String> options) {
    var named = environment.get(VARIABLE_PREFIX + "CONFIG");
    var path = folder.resolve(named == null ? FILE : named);
    if (named == null && !Files.exists(path)) {
      return new ConfigurationFile(environment, Map.of());
    }
    var file = load(path);
    for (var key : file.keySet()) {
      if (!options.contains(key)) {
        throw new WrongSetting(path + ": unknown key '" + key + "'");
      }
    }
    return new ConfigurationFile(environment, file);
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option)
        || !option.longestName().startsWith(OPTION_PREFIX)) {
      return null;
    }
    var key = option.longestName().substring(OPTION_PREFIX.length());
    var variable = VARIABLE_PREFIX + key.replace('-', '_').toUpperCase(Locale.ROOT);
    var value = environment.get(variable);
    return value != null && !value.isEmpty() ? value : file.get(key);
  }

  private static Map<String, String> load(Path path) {
    Object content;
    try (var reader = Files.newBufferedReader(path)) {
      content =
          new Load(LoadSettings.builder().setLabel(path.toString()).build()).loadFromReader(reader);
    } catch (IOException e) {
      throw new WrongSetting(path + ": cannot be read");
    } catch (YamlEngineException e) {
      throw new WrongSetting(path + ": is not YAML");
    }
    if (content == null) {
      return Map.of();
    }
    if (!(content instanceof Map<?, ?> map)) {
      throw new WrongSetting(path + ": must hold 'option: value' lines");
    }
    var values = new TreeMap<String, String>();
    map.forEach((key, value) -> values.put(String.valueOf(key), String.valueOf(value)));
    return values;
  }
}
