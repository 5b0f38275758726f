package dev.confab.cli;

import dev.confab.client.ConfabClient;
import dev.confab.client.http.WireRequest;
import dev.confab.client.testing.ManualTime;
import dev.confab.client.testing.StubTransport;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.Map;

/// The program over a stub in place of the network, with retries that wait no real time.
final class Program {
  static final Map<String, String> CREDENTIALS =
      Map.of("CONFAB_ACCOUNT_SID", "AC1", "CONFAB_AUTH_TOKEN", "secret");

  final StubTransport server = new StubTransport();

  /// What it wrote and how it ended.
  record Ended(int status, String out, String err) {}

  Ended run(String... args) {
    return runIn(CREDENTIALS, args);
  }

  Ended runIn(Map<String, String> environment, String... args) {
    var out = new StringWriter();
    var err = new StringWriter();
    int status = run(environment, out, err, args);
    return new Ended(status, out.toString(), err.toString());
  }

  /// With an output that takes some lines and then fails.
  Ended runUntil(int linesMax, String failure, String... args) {
    var taken = new StringWriter();
    var out =
        new Writer() {
          private int lines;

          @Override
          public void write(char[] chars, int from, int length) throws IOException {
            if (lines == linesMax) {
              throw new IOException(failure);
            }
            lines++;
            taken.write(chars, from, length);
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    var err = new StringWriter();
    int status = run(CREDENTIALS, out, err, args);
    return new Ended(status, taken.toString(), err.toString());
  }

  /// The only request there was.
  WireRequest request() {
    if (server.requests().size() != 1) {
      throw new AssertionError("Not one request: " + server.requests());
    }
    return server.requests().getFirst();
  }

  private int run(Map<String, String> environment, Writer out, Writer err, String... args) {
    return Main.run(
        args,
        new Surroundings(
            environment,
            out,
            new PrintWriter(err, true),
            () -> ConfabClient.builder().transport(server).time(new ManualTime())));
  }
}
