/// The scenarios: what is prepared, what is sent, and which figures come out.
///
/// It sees `load`, `report` and `server`.
@NullMarked
package dev.confab.benchmarks.scenario;

import org.jspecify.annotations.NullMarked;
