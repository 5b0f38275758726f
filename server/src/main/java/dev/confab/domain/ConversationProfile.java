package dev.confab.domain;

import dev.confab.domain.sid.MessagingServiceSid;
import org.jspecify.annotations.Nullable;

/// What the owner of a conversation says about it.
///
/// @param friendlyName at most 256 characters
/// @param uniqueName unique within the service; usable in place of the sid
/// @param attributes JSON text of at most 16 KiB in UTF-8, kept byte for byte
public record ConversationProfile(
    @Nullable String friendlyName,
    @Nullable String uniqueName,
    String attributes,
    @Nullable MessagingServiceSid messagingService,
    EmailBinding email) {
  public static final String NO_ATTRIBUTES = "{}";
}
