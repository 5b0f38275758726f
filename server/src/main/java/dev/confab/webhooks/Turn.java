package dev.confab.webhooks;

/// The right of a webhook to one call. From when it is given until it is used up it takes a place
/// among those of all, of its account and of its receiver, also while what is to be sent is read.
///
/// @param isReceiverProbe whether the receiver is judged by it alone
/// @param isHookProbe whether the webhook is
record Turn(Hook hook, Route route, boolean isReceiverProbe, boolean isHookProbe) {}
