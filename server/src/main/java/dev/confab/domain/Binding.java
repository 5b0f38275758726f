package dev.confab.domain;

import dev.confab.domain.sid.BindingSid;
import dev.confab.domain.sid.CredentialSid;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A device that a user's push notifications go to. Clients of users make it.
///
/// @param endpoint the device's key in the push service; kept sealed
/// @param credential `null` for those that need none
/// @param messageTypes what it wants to hear of
public record Binding(
    BindingSid sid,
    Scope scope,
    String identity,
    Type type,
    String endpoint,
    @Nullable CredentialSid credential,
    List<String> messageTypes,
    Timestamps dates) {

  /// Ways to reach a device.
  public enum Type {
    APN,
    GCM,
    FCM,
    TWILSOCK;

    public String text() {
      return Choice.text(this);
    }
  }
}
