/// HTTP as plain values: what came in ([dev.confab.http.Call]) and what goes out
/// ([dev.confab.http.Reply]). Sees only the JDK; the engine that moves the bytes is in `engine`.
@NullMarked
package dev.confab.http;

import org.jspecify.annotations.NullMarked;
