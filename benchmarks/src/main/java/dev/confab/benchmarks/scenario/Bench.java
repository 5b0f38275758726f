package dev.confab.benchmarks.scenario;

import java.util.function.Consumer;

/// What a scenario gets to run.
///
/// @param progress takes a sentence for people now and then
public record Bench(Settings settings, Consumer<String> progress) {
  void say(String sentence) {
    progress.accept(sentence);
  }
}
