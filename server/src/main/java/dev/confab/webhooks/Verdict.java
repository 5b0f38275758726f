package dev.confab.webhooks;

/// What a call says about whom it went to. Receivers are shared by many webhooks: what the path of
/// one of them answers must not be held against the others.
enum Verdict {
  /// The webhook is up, whatever it thinks of the call.
  FINE(Sign.GOOD, Sign.GOOD),
  /// There was a connection, but the webhook cannot do its work now.
  FAILING(Sign.GOOD, Sign.BAD),
  /// As [#FAILING], of a delivery that has failed before: that is no news of the webhook.
  FAILING_AGAIN(Sign.GOOD, Sign.NONE),
  /// There was no connection.
  UNREACHABLE(Sign.BAD, Sign.NONE),
  /// There was no call.
  UNKNOWN(Sign.NONE, Sign.NONE);

  /// What is to be thought of somebody.
  enum Sign {
    GOOD,
    BAD,
    NONE
  }

  private final Sign receiver;
  private final Sign webhook;

  Verdict(Sign receiver, Sign webhook) {
    this.receiver = receiver;
    this.webhook = webhook;
  }

  Sign receiver() {
    return receiver;
  }

  Sign webhook() {
    return webhook;
  }
}
