package dev.confab.conformance.support;

import static dev.confab.conformance.support.Described.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.http.Call;
import dev.confab.http.Handler;
import dev.confab.http.Reply;
import dev.confab.http.Unreadable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An answer that is not as described is found, whichever way it takes.
final class DescribedTest {
  private static final Reply WRONG =
      Reply.json(200, "{\"sid\":1}".getBytes(StandardCharsets.UTF_8));

  private final Described described = new Described();
  private final Handler api = described.apply(new Wrong());

  /// The description comes from a server that is none of ours here.
  @BeforeEach
  void readTheDescription(@TempDir Path data) {
    try (var server = LocalServer.start(data)) {
      server.http().get("/v1/Services");
    }
  }

  @Test
  void goodAnswersAreNoViolation() {
    api.handle(call("DELETE", "/v1/Services/IS1"));
    assertThatCode(described::requireNoViolation).doesNotThrowAnyException();
  }

  @Test
  void everyViolationIsKeptAndNoAnswerIsHeldBack() {
    assertThat(api.handle(call("GET", "/v1/Services"))).isSameAs(WRONG);
    api.handle(call("GET", "/v1/Services/IS1"));
    assertThat(api.refuse(new Unreadable(400, "wrong"))).isSameAs(WRONG);
    assertThatThrownBy(described::requireNoViolation)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("3 answers not as described")
        .hasMessageContaining("ListService, GET /v1/Services: status 200")
        .hasMessageContaining("FetchService, GET /v1/Services/IS1: status 204");
  }

  /// A server whose lists are wrong, and which deletes whatever is asked for.
  private static final class Wrong implements Handler {
    @Override
    public Reply handle(Call call) {
      return call.path().equals("/v1/Services") ? WRONG : Reply.empty(204);
    }

    @Override
    public Reply refuse(Unreadable why) {
      return WRONG;
    }
  }
}
