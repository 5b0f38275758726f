/// The program: its commands, its configuration, and the wiring of all parts. Sees everything;
/// nobody sees it.
@NullMarked
package dev.confab.app;

import org.jspecify.annotations.NullMarked;
