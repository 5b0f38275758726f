package dev.confab.client.call;

import java.time.Instant;

/// Which call an event is about; all events of one call carry an equal one.
///
/// @param id unique within one client, for joining the start of a call with its end
/// @param method `GET`, `POST` or `DELETE`
/// @param pathTemplate for example `/v1/Conversations/{Sid}`: a fixed set of values without
///   personal data, fit for the name of a metric
/// @param startedAt when the call began
public record CallInfo(long id, String method, String pathTemplate, Instant startedAt) {}
