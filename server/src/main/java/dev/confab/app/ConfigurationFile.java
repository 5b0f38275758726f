package dev.confab.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.snakeyaml.engine.v2.api.ConstructNode;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.JsonSchema;
import org.snakeyaml.engine.v2.schema.Schema;

/// The optional YAML file of settings: the one that `CONFAB_CONFIG` names, or `confab.yaml` in the
/// working folder if there is one.
final class ConfigurationFile {
  private static final String VARIABLE = "CONFAB_CONFIG";
  private static final String NAME = "confab.yaml";

  private ConfigurationFile() {}

  /// @throws WrongSetting when the file cannot be read, or has a key that is no setting
  static Map<Setting, String> read(Map<String, String> environment, Path folder) {
    var named = environment.get(VARIABLE);
    var path = folder.resolve(named == null ? NAME : named);
    if (named == null && !Files.exists(path)) {
      return Map.of();
    }
    var values = new EnumMap<Setting, String>(Setting.class);
    load(path)
        .forEach((key, value) -> {
          var setting =
              Setting.ofKey(String.valueOf(key))
                  .orElseThrow(() -> new WrongSetting(path + ": unknown key '" + key + "'"));
          values.put(setting, value == null ? "" : String.valueOf(value));
        });
    return values;
  }

  private static Map<?, ?> load(Path path) {
    // empty.
    var settings = LoadSettings.builder().setLabel(path.toString()).setSchema(new Texts()).build();
    Object content;
    try (var reader = Files.newBufferedReader(path)) {
      content = new Load(settings).loadFromReader(reader);
    } catch (IOException e) {
      throw new WrongSetting(path + ": cannot be read");
    } catch (YamlEngineException e) {
      throw new WrongSetting(path + ": is not YAML");
    }
    if (content == null) {
      return Map.of();
    }
    if (content instanceof Map<?, ?> map) {
      return map;
    }
    throw new WrongSetting(path + ": must hold 'option: value' lines");
  }

  /// Takes every value as it is written: a token such as `1e10` is a text, not a number.
  private static final class Texts implements Schema {
    @Override
    public ScalarResolver getScalarResolver() {
      return (value, _) -> value.isEmpty() ? Tag.NULL : Tag.STR;
    }

    @Override
    public Map<Tag, ConstructNode> getSchemaTagConstructors() {
      return new JsonSchema().getSchemaTagConstructors();
    }
  }
}
