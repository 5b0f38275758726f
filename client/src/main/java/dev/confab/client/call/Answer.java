package dev.confab.client.call;

import dev.confab.client.http.Headers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A result together with what HTTP said about it.
///
/// @param value the result; null for a delete
/// @param status 200 to 299
/// @param headers all fields of the answer
/// @param requestId the server's name for the request; null if it gave none
/// @param retries how often the request was repeated; 0 if the first attempt succeeded
/// @param duration from the first attempt to the answer, waits included
/// @param <T> what the call returns
public record Answer<T extends @Nullable Object>(
    T value,
    int status,
    Headers headers,
    @Nullable String requestId,
    int retries,
    Duration duration) {}
