/// Receivers of webhooks that a server under load calls.
///
/// Sees nothing of the project.
@NullMarked
package dev.confab.benchmarks.hook;

import org.jspecify.annotations.NullMarked;
