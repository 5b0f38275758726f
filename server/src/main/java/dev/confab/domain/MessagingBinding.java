package dev.confab.domain;

import org.jspecify.annotations.Nullable;

/// How a channel reaches a participant.
///
/// @param address the participant's own address; `null` for a user in a group text
/// @param proxyAddress the address that the participant sees us by
/// @param projectedAddress the address that stands for a user in a group text
public record MessagingBinding(
    ChannelType type,
    @Nullable String address,
    @Nullable String proxyAddress,
    @Nullable String projectedAddress) {
  static final int ADDRESS_LENGTH_MAX = 256;

  /// The binding of a new participant.
  ///
  /// @param identity of the participant; it and the addresses are `null` when not sent
  /// @return `null` for a participant who is only in chat
  /// @throws Failure when the four together make no participant, or an address is wrong
  @Assumed("a projected address may come first and its identity by an update, which has a rule")
  public static @Nullable MessagingBinding of(
      @Nullable String identity,
      @Nullable String address,
      @Nullable String proxyAddress,
      @Nullable String projectedAddress) {
    boolean hasChannel = address != null || proxyAddress != null;
    if (identity != null && hasChannel) {
      throw new Failure(
          ErrorCode.IDENTITY_WITH_ADDRESS,
          "Participants on SMS, WhatsApp or other non-chat channels cannot have Identities");
    }
    if (hasChannel) {
      return channel(address, proxyAddress, projectedAddress);
    }
    if (identity == null && projectedAddress == null) {
      throw identityMissing();
    }
    return projectedAddress == null ? null : projected(projectedAddress);
  }

  static Failure identityMissing() {
    return new Failure(ErrorCode.IDENTITY_MISSING, "Identity not provided");
  }

  /// The binding of a user in a group text.
  static MessagingBinding projected(String address) {
    if (type(address, ErrorCode.ADDRESS_INVALID, "address") != ChannelType.SMS) {
      throw invalid(ErrorCode.ADDRESS_INVALID, "address");
    }
    return new MessagingBinding(ChannelType.SMS, null, null, address);
  }

  private static MessagingBinding channel(
      @Nullable String address, @Nullable String proxyAddress, @Nullable String projectedAddress) {
    if (address == null || address.isEmpty()) {
      throw new Failure(ErrorCode.ADDRESS_EMPTY, "Messaging binding address must not be empty");
    }
    if (projectedAddress != null) {
      throw invalid(ErrorCode.ADDRESS_INVALID, "address");
    }
    var type = type(address, ErrorCode.ADDRESS_INVALID, "address");
    return new MessagingBinding(type, address, null, null).withProxyAddress(proxyAddress);
  }

  /// This binding with another proxy address.
  ///
  /// @param proxy `null` for none, which a text message and an e-mail can do with
  MessagingBinding withProxyAddress(@Nullable String proxy) {
    if (proxy == null && (type == ChannelType.SMS || type == ChannelType.EMAIL)) {
      return new MessagingBinding(type, address, null, projectedAddress);
    }
    if (proxy == null || proxy.isEmpty()) {
      throw new Failure(
          ErrorCode.PROXY_ADDRESS_EMPTY, "Messaging binding proxy address must not be empty");
    }
    if (type == ChannelType.EMAIL) {
      throw new Failure(
          ErrorCode.PROXY_ADDRESS_UNSUPPORTED,
          "Channel " + type.text() + " does not support a proxy address");
    }
    var proxyType = type(proxy, ErrorCode.PROXY_ADDRESS_INVALID, "proxy address");
    if (proxy.equals(address)) {
      throw new Failure(
          ErrorCode.ADDRESS_EQUALS_PROXY_ADDRESS,
          "Messaging binding address and proxy address must differ");
    }
    if (proxyType != type) {
      throw new Failure(
          ErrorCode.ADDRESS_TYPES_DIFFER,
          "Messaging binding address and proxy address must be of one channel");
    }
    return new MessagingBinding(type, address, proxy, projectedAddress);
  }

  /// Whether this makes its conversation a group text.
  public boolean isOfGroup() {
    return type == ChannelType.SMS && proxyAddress == null;
  }

  /// The address that the others in a group text see.
  public String groupAddress() {
    var seen = projectedAddress == null ? address : projectedAddress;
    if (seen == null) {
      throw new IllegalStateException("a binding without an address");
    }
    return seen;
  }

  private static ChannelType type(String address, ErrorCode wrong, String name) {
    if (ProfileRules.length(address) > ADDRESS_LENGTH_MAX) {
      throw invalid(wrong, name);
    }
    return ChannelType.of(address).orElseThrow(() -> invalid(wrong, name));
  }

  private static Failure invalid(ErrorCode code, String name) {
    return new Failure(code, "Invalid messaging binding " + name);
  }
}
