/// The command `confab bench`: reads the options, runs one scenario, prints and saves its report.
///
/// It may see every other package of this module; none of them sees it.
@NullMarked
package dev.confab.benchmarks;

import org.jspecify.annotations.NullMarked;
