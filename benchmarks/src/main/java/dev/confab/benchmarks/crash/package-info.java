/// What is left of the work of a server that is killed again and again.
///
/// It sees `hook`, `load` and `server`.
@NullMarked
package dev.confab.benchmarks.crash;

import org.jspecify.annotations.NullMarked;
