/// Background jobs, one class each: idempotent, bounded, on the injected clock. Sees `domain` and
/// `platform`.
@NullMarked
package dev.confab.timers;

import org.jspecify.annotations.NullMarked;
