/// The stores of all aggregates, in SQL that every database understands, and the door through which
/// `app` opens them. Sees `domain`, `platform`, JDBC and its own packages below.
@NullMarked
package dev.confab.store;

import org.jspecify.annotations.NullMarked;
