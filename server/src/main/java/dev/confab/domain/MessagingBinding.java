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
    @Nullable String projectedAddress) {}
