package dev.confab.domain;

import dev.confab.domain.sid.ConversationSid;
import dev.confab.domain.sid.ParticipantSid;
import dev.confab.domain.sid.RoleSid;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A member of a conversation: a user in chat, an address of a channel, or both in a group text.
///
/// @param identity of the user; `null` for a participant who is only an address
/// @param binding `null` for a participant who is only in chat
/// @param attributes JSON text of at most 4 KiB in UTF-8
public record Participant(
    ParticipantSid sid,
    Scope scope,
    ConversationSid conversation,
    @Nullable String identity,
    @Nullable MessagingBinding binding,
    String attributes,
    @Nullable RoleSid role,
    ReadHorizon horizon,
    NotificationLevel notificationLevel,
    Timestamps dates) {
  public static final int ATTRIBUTES_BYTES_MAX = 4 * 1024;

  /// Whether messages reach this participant through a channel, which reports on each.
  public boolean isReachedByChannel() {
    return binding != null && binding.address() != null;
  }

  /// Whether an author's name means this participant.
  boolean isNamed(String author) {
    return author.equals(identity) || (binding != null && author.equals(binding.address()));
  }

  /// Whether this participant makes the conversation a group text.
  boolean isOfGroup() {
    return binding != null && binding.isOfGroup();
  }

  /// This participant after an update, or itself when nothing would change.
  ///
  /// @throws Failure when the binding or the identity cannot be changed so
  Participant changed(ParticipantChange change, Instant now) {
    var candidate =
        with(
            identity(change),
            binding(change),
            change.attributes().overRequired(attributes),
            change.role().over(role),
            horizon.changed(change.horizon(), now),
            change.notificationLevel().overRequired(notificationLevel));
    if (candidate.identity == null && candidate.binding == null) {
      throw MessagingBinding.identityMissing();
    }
    return candidate.withDates(
        dates.changed(change.dateCreated(), change.dateUpdated(), !candidate.equals(this), now));
  }

  private @Nullable String identity(ParticipantChange change) {
    boolean isOnlyProjected =
        identity == null && binding != null && binding.projectedAddress() != null;
    if (change.identity().isSent() && !isOnlyProjected) {
      throw new Failure(
          ErrorCode.IDENTITY_NOT_ADDABLE,
          "Identity can only be added to a participant with a projected address and no identity");
    }
    return change.identity().over(identity);
  }

  private @Nullable MessagingBinding binding(ParticipantChange change) {
    var projected = projected(change.projectedAddress());
    return switch (change.proxyAddress()) {
      case Patch.Keep<String> _ -> projected;
      case Patch.Set<String>(var proxy) -> withProxy(projected, proxy);
    };
  }

  private static MessagingBinding withProxy(
      @Nullable MessagingBinding current, @Nullable String proxy) {
    if (proxy == null && (current == null || current.proxyAddress() == null)) {
      throw new Failure(
          ErrorCode.PROXY_ADDRESS_ABSENT, "Participant has no proxy address to remove");
    }
    if (current == null || current.address() == null) {
      throw new Failure(
          ErrorCode.PROXY_WITHOUT_ADDRESS, "Failed to add a proxy address to a participant");
    }
    return current.withProxyAddress(proxy);
  }

  private @Nullable MessagingBinding projected(Patch<String> address) {
    return switch (address) {
      case Patch.Keep<String> _ -> binding;
      case Patch.Set<String>(var text) when text == null -> {
        if (binding == null || binding.projectedAddress() == null) {
          throw new Failure(
              ErrorCode.PROJECTED_ADDRESS_ABSENT, "Participant has no projected address to remove");
        }
        yield null;
      }
      case Patch.Set<String>(var text) -> {
        if (binding != null) {
          throw new Failure(
              ErrorCode.PROJECTED_ADDRESS_WITH_BINDING,
              "Failed to add a projected address to a participant that has a binding");
        }
        yield MessagingBinding.projected(Objects.requireNonNull(text));
      }
    };
  }

  private Participant withDates(Timestamps newDates) {
    return new Participant(
        sid,
        scope,
        conversation,
        identity,
        binding,
        attributes,
        role,
        horizon,
        notificationLevel,
        newDates);
  }

  private Participant with(
      @Nullable String newIdentity,
      @Nullable MessagingBinding newBinding,
      String newAttributes,
      @Nullable RoleSid newRole,
      ReadHorizon newHorizon,
      NotificationLevel newLevel) {
    return new Participant(
        sid,
        scope,
        conversation,
        newIdentity,
        newBinding,
        newAttributes,
        newRole,
        newHorizon,
        newLevel,
        dates);
  }
}
