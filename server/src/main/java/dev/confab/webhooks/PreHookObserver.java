package dev.confab.webhooks;

/// Hears what came of questions to pre hooks, to count it. It must not wait.
public interface PreHookObserver {
  PreHookObserver NONE = result -> {};

  /// What came of a question.
  enum Result {
    ALLOWED,
    CHANGED,
    REFUSED,
    /// There was no answer, or none that makes sense; what was asked about is done as it is.
    FAILED,
    /// The receiver was not called, because it is down or too many wait for it; likewise.
    SPARED
  }

  void asked(Result result);
}
