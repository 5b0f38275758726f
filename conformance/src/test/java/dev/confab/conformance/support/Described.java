package dev.confab.conformance.support;

import dev.confab.http.ByteStream;
import dev.confab.http.Call;
import dev.confab.http.Handler;
import dev.confab.http.Params;
import dev.confab.http.Reply;
import dev.confab.http.Unreadable;
import dev.confab.support.DescribedAnswers;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Stands around a server's API, and holds every answer against the description that the server
/// sends, whoever asks. What differs is kept until the test asks: the client gets its answer all
/// the same.
final class Described implements UnaryOperator<Handler> {
  /// In place of a method and a path that the server could not read.
  private static final String UNREADABLE = "unreadable";

  private static @Nullable DescribedAnswers description;

  private final Queue<String> violations = new ConcurrentLinkedQueue<>();

  /// The description is the same in all servers of a build, so it is read once.
  ///
  /// @param document asks a server for it
  static synchronized DescribedAnswers description(Supplier<String> document) {
    var known = description;
    if (known == null) {
      known = new DescribedAnswers(document.get());
      description = known;
    }
    return known;
  }

  @Override
  public Handler apply(Handler api) {
    return new Checked(api);
  }

  /// @throws AssertionError that names every answer that is not as described
  void requireNoViolation() {
    if (!violations.isEmpty()) {
      throw new AssertionError(
          violations.size() + " answers not as described:\n" + String.join("\n", violations));
    }
  }

  private final class Checked implements Handler {
    private final Handler api;

    private Checked(Handler api) {
      this.api = api;
    }

    @Override
    public Reply handle(Call call) {
      var reply = api.handle(call);
      check(answers -> answers.check(call.method(), call.path(), reply));
      return reply;
    }

    @Override
    public boolean readsBody(String method, String path) {
      return api.readsBody(method, path);
    }

    @Override
    public Reply refuse(Unreadable why) {
      var reply = api.refuse(why);
      check(answers -> answers.check(UNREADABLE, UNREADABLE, reply));
      return reply;
    }

    private void check(Consumer<DescribedAnswers> how) {
      try {
        how.accept(description(this::document));
      } catch (AssertionError violation) {
        violations.add(String.valueOf(violation.getMessage()));
      }
    }

    private String document() {
      return new String(api.handle(call("GET", "/openapi.json")).body(), StandardCharsets.UTF_8);
    }
  }

  /// A request with nothing but its path.
  static Call call(String method, String path) {
    return new Call(
        method,
        path,
        Params.NONE,
        _ -> null,
        Params.NONE,
        false,
        "http://127.0.0.1",
        ByteStream.EMPTY);
  }
}
