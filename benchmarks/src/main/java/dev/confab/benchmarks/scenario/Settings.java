package dev.confab.benchmarks.scenario;

import dev.confab.benchmarks.load.LoadPlan;
import dev.confab.benchmarks.load.Target;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that can be chosen on the command line, complete and valid.
///
/// @param url of a running server; null: start one
/// @param data folder of an own server, kept afterwards; null: a temporary one
/// @param javaOptions for an own server; null: what the environment says
/// @param serverOptions further options of an own server
/// @param sizes of what is stored and listed
public record Settings(
    Path home,
    @Nullable URI url,
    @Nullable Path data,
    String accountSid,
    String authToken,
    @Nullable String javaOptions,
    List<String> serverOptions,
    int connections,
    int threads,
    Duration warmUp,
    Duration measured,
    Sizes sizes) {

  /// @param conversations that exist before reads are measured
  /// @param messages that exist before reads are measured, or that are created
  /// @param seed false: they are there already
  /// @param page the deep page, counted from 1; 0: the last full one, at most the 10,000th
  /// @param attributeBytes size of the attributes of each conversation
  /// @param bodyBytes size of the body of each message
  /// @param runs of each variant where single events are timed, or rounds
  /// @param randomSeed from which all chance follows, where there is any
  public record Sizes(
      long conversations,
      long messages,
      boolean seed,
      int page,
      int pageSize,
      int attributeBytes,
      int bodyBytes,
      int runs,
      long randomSeed) {
    private static final int PAGE_DEFAULT_MAX = 10_000;

    public Sizes {
      if (conversations < 1 || pageSize < 1 || pageSize > 100 || page < 0 || runs < 1) {
        throw new IllegalArgumentException(
            "conversations, page and runs must be positive, a page has 1 to 100 items");
      }
      if (messages < 1 || bodyBytes < 16 || bodyBytes > 32_000) {
        throw new IllegalArgumentException("messages have bodies of 16 to 32000 bytes");
      }
      if (attributeBytes < 16 || attributeBytes > 16_000) {
        throw new IllegalArgumentException("attributes have 16 to 16000 bytes");
      }
    }

    int deepPage() {
      long last = conversations / pageSize;
      long wanted = page == 0 ? Math.min(last, PAGE_DEFAULT_MAX) : page;
      if (wanted < 2 || wanted > last) {
        throw new IllegalArgumentException(
            conversations + " conversations have no full page " + wanted + " of " + pageSize);
      }
      return (int) wanted;
    }
  }

  public Settings {
    serverOptions = List.copyOf(serverOptions);
  }

  LoadPlan plan(Target target) {
    return new LoadPlan(target, connections, threads, warmUp, measured);
  }
}
