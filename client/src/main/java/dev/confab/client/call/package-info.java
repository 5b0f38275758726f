/// What surrounds every call, whatever its resource: options, answers, pages, events, time. May see
/// `error`, `http` and `json`.
@NullMarked
package dev.confab.client.call;

import org.jspecify.annotations.NullMarked;
