package dev.confab.domain;

import dev.confab.domain.sid.ConversationSid;
import dev.confab.domain.sid.ParticipantSid;

/// An address with the proxy address that it writes to. Only one conversation of an account that is
/// not closed has it, so that an incoming message has one place to go.
///
/// @param conversation whose it is
/// @param participant whose it is
public record AddressPair(
    String address,
    String proxyAddress,
    ConversationSid conversation,
    ParticipantSid participant) {}
