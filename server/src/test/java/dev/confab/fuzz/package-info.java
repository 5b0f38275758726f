/// Random requests to every operation of a running server, made from its own description.
@NullMarked
package dev.confab.fuzz;

import org.jspecify.annotations.NullMarked;
