package dev.confab.domain;

import dev.confab.domain.sid.ServiceSid;
import java.time.Instant;

/// An event as it is read from the log.
///
/// @param data JSON text of what has changed; its members are named as in the REST API
public record LoggedEvent(
    Event.Stream stream,
    long sequence,
    EventType type,
    ServiceSid service,
    Origin origin,
    Instant date,
    String data) {}
