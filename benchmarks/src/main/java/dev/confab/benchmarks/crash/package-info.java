/// What is left of the work of servers that are killed.
///
/// It sees `hook`, `load` and `server`.
@NullMarked
package dev.confab.benchmarks.crash;

import org.jspecify.annotations.NullMarked;
