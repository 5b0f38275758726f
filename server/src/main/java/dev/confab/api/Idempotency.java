package dev.confab.api;

import dev.confab.domain.AnswerStore;
import dev.confab.domain.ErrorCode;
import dev.confab.domain.Failure;
import dev.confab.domain.Once;
import dev.confab.domain.Once.SavedAnswer;
import dev.confab.http.Call;
import dev.confab.http.Reply;
import dev.confab.platform.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Does a POST once for each key that its sender chose, and gives a repeat the first answer. A
/// request that failed has changed nothing and is not remembered: its repeat is tried again.
public final class Idempotency {
  /// How long a repeat gets the first answer.
  public static final Duration REMEMBERED = Duration.ofHours(24);

  static final int KEY_LENGTH_MAX = 255;

  private final AnswerStore answers;
  private final InstantSource clock;

  public Idempotency(AnswerStore answers, InstantSource clock) {
    this.answers = answers;
    this.clock = clock;
  }

  /// Runs a change and renders its result, or repeats the answer that an equal request got.
  ///
  /// @param body what the handler has read itself; empty for a form
  /// @param change gets what to save with its result, or `null` when the request has no key
  <T> Reply run(
      Request request,
      String body,
      Function<@Nullable Once<T>, T> change,
      Function<T, Reply> render) {
    var key = key(request.call());
    if (key == null) {
      return render.apply(change.apply(null));
    }
    var once = once(request, body, key, render);
    var earlier = repeat(once);
    if (earlier != null) {
      return earlier;
    }
    try {
      return render.apply(change.apply(once));
    } catch (Failure failure) {
      // Its first run may have come between, and may be why this one failed.
      var first = repeat(once);
      if (first == null) {
        throw failure;
      }
      return first;
    }
  }

  private <T> Once<T> once(Request request, String body, String key, Function<T, Reply> render) {
    var fingerprint = fingerprint(request.call(), body);
    var now = clock.instant();
    return new Once<>(
        request.account().sid(),
        key,
        fingerprint,
        now.minus(REMEMBERED),
        now,
        result -> saved(fingerprint, render.apply(result)));
  }

  private @Nullable Reply repeat(Once<?> once) {
    var saved = answers.find(once.account(), once.key(), once.validFrom()).orElse(null);
    if (saved == null) {
      return null;
    }
    if (!saved.fingerprint().equals(once.fingerprint())) {
      throw new Failure(
          ErrorCode.INVALID_PARAMETER,
          "This idempotency key was used for another request within the last "
              + REMEMBERED.toHours()
              + " hours");
    }
    return Reply.json(saved.status(), saved.body().getBytes(StandardCharsets.UTF_8))
        .with("Idempotent-Replayed", "true");
  }

  private static SavedAnswer saved(String fingerprint, Reply reply) {
    var body = new String(reply.body(), StandardCharsets.UTF_8);
    return new SavedAnswer(fingerprint, reply.status(), body);
  }

  private static @Nullable String key(Call call) {
    var twilio = call.header("I-Twilio-Idempotency-Token");
    var key = twilio == null || twilio.isBlank() ? call.header("Idempotency-Key") : twilio;
    if (key == null || key.isBlank()) {
      return null;
    }
    if (key.length() > KEY_LENGTH_MAX || key.chars().anyMatch(c -> c < ' ' || c > '~')) {
      throw new Failure(
          ErrorCode.INVALID_PARAMETER,
          "An idempotency key must be at most " + KEY_LENGTH_MAX + " printable ASCII characters");
    }
    return key;
  }

  private static String fingerprint(Call call, String body) {
    var digest = Sha256.begin();
    digest.update((call.method() + ' ' + call.path() + '\0').getBytes(StandardCharsets.UTF_8));
    call.form()
        .forEach((name, value) ->
            digest.update((name + '\0' + value + '\0').getBytes(StandardCharsets.UTF_8)));
    digest.update(body.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest.digest());
  }
}
