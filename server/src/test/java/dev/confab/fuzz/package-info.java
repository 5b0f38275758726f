/// Random requests to every operation, made from the server's own description.
@NullMarked
package dev.confab.fuzz;

import org.jspecify.annotations.NullMarked;
