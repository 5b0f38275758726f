package dev.confab.benchmarks;

import dev.confab.benchmarks.report.Report;
import dev.confab.benchmarks.scenario.Scenario;
import dev.confab.benchmarks.scenario.Scenarios;
import dev.confab.benchmarks.scenario.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The options as picocli fills them in, and what they mean together.
final class BenchOptions {
  private static final String ACCOUNT_SID = "AC0123456789abcdef0123456789abcdef";
  private static final String AUTH_TOKEN = "benchmark";

  @Parameters(paramLabel = "SCENARIO", description = "What to measure, see below.")
  private String scenarioName = "";

  @Option(
      names = "--connections",
      paramLabel = "N",
      description = "Keep-alive connections, each with one request under way (default: 64 or 1).")
  private @Nullable Integer connections;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "10",
      description = "Measured time (default: ${DEFAULT-VALUE}).")
  private double seconds;

  @Option(
      names = "--warm-up",
      paramLabel = "S",
      defaultValue = "5",
      description = "Time before it that does not count (default: ${DEFAULT-VALUE}).")
  private double warmUp;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Threads of the driver (default: ${DEFAULT-VALUE}); more when it needs a whole core.")
  private int threads;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "A running server, http only (default: an own one in a temporary folder).")
  private @Nullable URI url;

  @Option(
      names = "--account-sid",
      paramLabel = "SID",
      defaultValue = ACCOUNT_SID,
      description = "Account to use (default: ${DEFAULT-VALUE}).")
  private String accountSid = ACCOUNT_SID;

  @Option(
      names = "--auth-token",
      paramLabel = "TOKEN",
      defaultValue = AUTH_TOKEN,
      description = "Its token (default: ${DEFAULT-VALUE}).")
  private String authToken = AUTH_TOKEN;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Data folder of the own server, kept afterwards.")
  private @Nullable Path data;

  @Option(
      names = "--database",
      paramLabel = "URL",
      description = "Database of the own server, such as postgresql://user:password@host/name.")
  private @Nullable String database;

  @Option(
      names = "--server-option",
      paramLabel = "OPTION",
      description = "A further option of the own server, such as --server-option=--name=value.")
  private List<String> serverOptions = new ArrayList<>();

  @Option(
      names = "--java-opts",
      paramLabel = "OPTIONS",
      description =
          "CONFAB_JAVA_OPTS of the own server (default: as inherited; -Xmx128m for memory).")
  private @Nullable String javaOptions;

  @Option(
      names = "--conversations",
      paramLabel = "N",
      description =
          "Created before reads are measured (default: 1000000 for list-deep and timers, else less).")
  private @Nullable Long conversations;

  @Option(
      names = "--messages",
      paramLabel = "N",
      description = "Of messages-deep and messages-many (default: 1000000 and 10000000).")
  private @Nullable Long messages;

  @Option(
      names = "--no-seed",
      description = "The conversations exist already (in --data or behind --url).")
  private boolean seeded;

  @Option(
      names = "--page",
      paramLabel = "K",
      defaultValue = "0",
      description = "The deep page of list-deep (default: the last full one, at most 10000).")
  private int page;

  @Option(
      names = "--page-size",
      paramLabel = "N",
      description = "Conversations on a page (default: 100 for list-deep, else 50).")
  private @Nullable Integer pageSize;

  @Option(
      names = "--attribute-bytes",
      paramLabel = "N",
      defaultValue = "200",
      description = "Size of the attributes of a conversation (default: ${DEFAULT-VALUE}).")
  private int attributeBytes;

  @Option(
      names = "--body-bytes",
      paramLabel = "N",
      defaultValue = "350",
      description = "Size of the body of a message (default: ${DEFAULT-VALUE}).")
  private int bodyBytes;

  @Option(
      names = "--runs",
      paramLabel = "N",
      description = "Starts of each kind (default: 7), or rounds (3; 5 of crash).")
  private @Nullable Integer runs;

  @Option(
      names = "--random-seed",
      paramLabel = "N",
      description = "Repeats the choices of an earlier run of crash (default: by chance).")
  private @Nullable Long randomSeed;

  @Option(names = "--json", description = "Print one JSON object instead of text.")
  private boolean json;

  @Option(
      names = "--save",
      description = "Also write benchmarks/results/DATE-SCENARIO.md and .json.")
  private boolean save;

  boolean json() {
    return json;
  }

  boolean save() {
    return save;
  }

  Scenario scenario() {
    return Scenarios.named(scenarioName);
  }

  /// @throws IllegalArgumentException when options do not fit together, with a sentence for people
  Settings settings() {
    var scenario = scenario();
    if (url != null && scenario.launches()) {
      throw new IllegalArgumentException(
          scenario.name() + " watches a process and needs a server of its own: no --url");
    }
    if (url != null && (data != null || database != null || !serverOptions.isEmpty())) {
      throw new IllegalArgumentException("--url leaves nothing to start: no --data or --database");
    }
    int wanted = connections == null ? scenario.connectionsDefault() : connections;
    if (wanted < 1 || threads < 1 || !(seconds > 0) || !(warmUp >= 0)) {
      throw new IllegalArgumentException("connections, threads and seconds must be positive");
    }
    return new Settings(
        home(),
        url,
        data,
        accountSid,
        authToken,
        javaOptions == null ? scenario.javaOptionsDefault() : javaOptions,
        allServerOptions(),
        wanted,
        Math.min(threads, wanted),
        duration(warmUp),
        duration(seconds),
        sizes(scenario));
  }

  Report.Shape shape(Settings settings) {
    return new Report.Shape(
        settings.connections(), settings.threads(), warmUp, seconds, server(settings));
  }

  private Settings.Sizes sizes(Scenario scenario) {
    return new Settings.Sizes(
        conversations == null ? scenario.conversationsDefault() : conversations,
        messages == null ? scenario.messagesDefault() : messages,
        !seeded,
        page,
        pageSize == null ? scenario.pageSizeDefault() : pageSize,
        attributeBytes,
        bodyBytes,
        runs == null ? scenario.runsDefault() : runs,
        randomSeed == null ? ThreadLocalRandom.current().nextLong(1L << 40) : randomSeed);
  }

  private List<String> allServerOptions() {
    List<String> all = new ArrayList<>(serverOptions);
    if (database != null) {
      all.add("--database=" + database);
    }
    return all;
  }

  /// In words, without passwords: reports are published.
  private String server(Settings settings) {
    if (url != null) {
      return url.getScheme() + "://" + url.getAuthority().replaceFirst("^.*@", "");
    }
    var java = settings.javaOptions();
    String options = java == null ? System.getenv().getOrDefault("CONFAB_JAVA_OPTS", "") : java;
    String store = settings.serverOptions().isEmpty() ? "SQLite" : words(settings.serverOptions());
    return "own, " + store + (options.isEmpty() ? "" : ", " + options);
  }

  private static String words(List<String> options) {
    return String.join(" ", options).replaceAll("//[^/@ ]*@", "//");
  }

  private static Path home() {
    Map<String, String> environment = System.getenv();
    return Path.of(environment.getOrDefault("CONFAB_HOME", ".")).toAbsolutePath().normalize();
  }

  private static Duration duration(double seconds) {
    return Duration.ofNanos(Math.round(seconds * 1e9));
  }
}
