package dev.confab.client.engine;

import dev.confab.client.call.CallListener;
import dev.confab.client.call.Time;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// What a client is made of.
///
/// @param connection the way to the server
/// @param executor for asynchronous calls; null for threads of the client's own
/// @param listeners in the order they are told
/// @param backoff the waits between attempts
/// @param time clock and sleeper
public record Settings(
    Connection connection,
    @Nullable Executor executor,
    List<CallListener> listeners,
    Backoff backoff,
    Time time) {}
