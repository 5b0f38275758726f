/// What a run hands over: its figures, the machine and the commit, as text, Markdown and JSON.
///
/// It sees `load` (for the histograms) and the JDK.
@NullMarked
package dev.confab.benchmarks.report;

import org.jspecify.annotations.NullMarked;
