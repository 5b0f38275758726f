package dev.confab.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who caused a change, and whether webhooks shall hear of it.
///
/// @param callsWebhooks whether the configured webhooks are called for the change
/// @param identity of the user whose client did it; `null` for other sources
public record Origin(Source source, boolean callsWebhooks, @Nullable String identity) {
  /// A kind of cause, by the name that webhooks show. The log may tell of others than these: a
  /// newer server that shares the database knows more.
  public record Source(String name) {
    public static final Source API = new Source("API");
    public static final Source SDK = new Source("SDK");
    public static final Source TIMER = new Source("TIMER");
    public static final Source SMS = new Source("SMS");

    /// The names of all that this server knows.
    public static final List<String> NAMES =
        List.of("API", "SDK", "TIMER", "SMS", "WHATSAPP", "MESSENGER", "RCS", "EMAIL");
  }

  public static Origin api(boolean callsWebhooks) {
    return new Origin(Source.API, callsWebhooks, null);
  }

  /// That of what a conversation does by itself because of a change of this origin, which nobody
  /// asked for. Webhooks hear of it always, as of timers.
  Origin ofConsequence() {
    return new Origin(source, true, identity);
  }

  /// What nobody did: its time had come. Webhooks hear of it always.
  static Origin timer() {
    return new Origin(Source.TIMER, true, null);
  }
}
