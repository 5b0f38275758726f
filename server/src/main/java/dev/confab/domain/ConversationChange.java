package dev.confab.domain;

import dev.confab.domain.sid.MessagingServiceSid;
import java.time.Duration;
import java.time.Instant;

/// An update of a conversation: one patch for each field that can be sent.
public record ConversationChange(
    ProfilePatch profile,
    Patch<ConversationState> state,
    Patch<Duration> inactiveAfter,
    Patch<Duration> closedAfter,
    Patch<Instant> dateCreated,
    Patch<Instant> dateUpdated) {

  /// The part of an update that concerns the profile.
  public record ProfilePatch(
      Patch<String> friendlyName,
      Patch<String> uniqueName,
      Patch<String> attributes,
      Patch<MessagingServiceSid> messagingService,
      Patch<String> emailAddress,
      Patch<String> emailName) {}

  ConversationProfile profile(ConversationProfile current) {
    return new ConversationProfile(
        profile.friendlyName().over(current.friendlyName()),
        profile.uniqueName().over(current.uniqueName()),
        profile.attributes().overRequired(current.attributes()),
        profile.messagingService().over(current.messagingService()),
        new EmailBinding(
            profile.emailAddress().over(current.email().address()),
            profile.emailName().over(current.email().name())));
  }

  @Assumed("setting either timer or the state restarts both timers; other changes do not")
  boolean restartsTimers() {
    return inactiveAfter.isSent() || closedAfter.isSent() || state.isSent();
  }
}
