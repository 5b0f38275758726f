package dev.confab.http.engine;

import dev.confab.http.Call;
import dev.confab.http.Handler;
import dev.confab.http.Reply;
import dev.confab.http.Unreadable;
import java.util.function.Function;

/// Answers calls as a test says, and refuses in the engine's words.
record Answering(Function<Call, Reply> answer) implements Handler {
  @Override
  public Reply handle(Call call) {
    return answer.apply(call);
  }

  @Override
  public Reply refuse(Unreadable why) {
    return Reply.text(why.status(), "text/plain", why.reason());
  }
}
