package dev.confab.benchmarks.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How to start a server of our own.
///
/// @param home the folder with the launcher `confab`
/// @param data an empty or an earlier data folder
/// @param options further options of `serve`, such as `--database=...`
/// @param environment variables for the launcher; an empty value removes the variable
public record LaunchPlan(
    Path home,
    Path data,
    String accountSid,
    String authToken,
    List<String> options,
    Map<String, String> environment) {
  public LaunchPlan {
    options = List.copyOf(options);
    environment = Map.copyOf(environment);
  }

  public LaunchPlan with(String variable, String value) {
    Map<String, String> more = new LinkedHashMap<>(environment);
    more.put(variable, value);
    return new LaunchPlan(home, data, accountSid, authToken, options, more);
  }

  ProcessBuilder command() {
    List<String> command = new ArrayList<>();
    command.add(home.resolve("confab").toAbsolutePath().toString());
    command.addAll(List.of("serve", "--port", "0", "--data", data.toString()));
    command.addAll(List.of("--account-sid", accountSid, "--auth-token", authToken));
    command.addAll(options);
    var builder = new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true);
    environment.forEach((variable, value) -> {
      if (value.isEmpty()) {
        builder.environment().remove(variable);
      } else {
        builder.environment().put(variable, value);
      }
    });
    return builder;
  }
}
