/// The load driver: many keep-alive connections on few threads, in a closed loop.
///
/// The driver shares the machine with the server it measures, so its own cost is part of every
/// figure: requests are ready-made bytes, and of a response only the status, the framing and one
/// marker in the body are looked at. It knows HTTP and nothing of conversations; it sees the JDK.
@NullMarked
package dev.confab.benchmarks.load;

import org.jspecify.annotations.NullMarked;
