package dev.confab.cli;

import dev.confab.client.ConfabClient;
import dev.confab.client.ConfabClientBuilder;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;

/// Everything the program sees of the world around it; tests bring their own.
///
/// @param environment the variables of the process
/// @param out for results; unlike a `PrintStream` it tells when nobody reads any more
/// @param err for the one line about a failure
/// @param clients where clients come from, before the options are applied
record Surroundings(
    Map<String, String> environment,
    Writer out,
    PrintWriter err,
    Supplier<ConfabClientBuilder> clients) {

  static Surroundings ofProcess() {
    return new Surroundings(
        System.getenv(),
        new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8),
        new PrintWriter(System.err, true, StandardCharsets.UTF_8),
        ConfabClient::builder);
  }
}
