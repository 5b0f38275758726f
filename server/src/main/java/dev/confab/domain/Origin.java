package dev.confab.domain;

import org.jspecify.annotations.Nullable;

/// Who caused a change, and whether webhooks shall hear of it.
///
/// @param callsWebhooks whether the configured webhooks are called for the change
/// @param identity of the user whose client did it; `null` for other sources
public record Origin(Source source, boolean callsWebhooks, @Nullable String identity) {
  /// The kinds of causes; the names are those that webhooks show.
  public enum Source {
    API,
    SDK,
    TIMER,
    SMS,
    WHATSAPP,
    MESSENGER,
    RCS,
    EMAIL
  }

  public static Origin api(boolean callsWebhooks) {
    return new Origin(Source.API, callsWebhooks, null);
  }

  /// What nobody did: its time had come. Webhooks hear of it always.
  static Origin timer() {
    return new Origin(Source.TIMER, true, null);
  }
}
