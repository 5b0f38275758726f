package dev.confab.benchmarks.crash;

import dev.confab.benchmarks.hook.Call;
import java.util.ArrayList;
import java.util.List;

/// What a receiver was told, in the order in which it came. Some calls it does not accept.
final class Heard {
  /// Of so many calls it refuses one.
  private static final int REFUSED_SHARE = 97;

  /// @param subject the sid of what an event is about
  record Told(String token, String type, String conversation, String subject) {}

  private final List<Told> told = new ArrayList<>();
  private int refused;

  /// @return the status of the answer
  synchronized int hear(Call call) {
    var conversation = call.field("ConversationSid").orElse("");
    told.add(
        new Told(
            call.header("I-Twilio-Idempotency-Token").orElse(""),
            call.field("EventType").orElse(""),
            conversation,
            call.field("MessageSid").orElse(conversation)));
    boolean isRefused = told.size() % REFUSED_SHARE == 0;
    refused += isRefused ? 1 : 0;
    return isRefused ? 500 : 200;
  }

  synchronized List<Told> told() {
    return List.copyOf(told);
  }

  synchronized int refused() {
    return refused;
  }
}
