/// The server as a child process: start until ready, its memory, its end.
///
/// It sees the JDK only.
@NullMarked
package dev.confab.benchmarks.server;

import org.jspecify.annotations.NullMarked;
