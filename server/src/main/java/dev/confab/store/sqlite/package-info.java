/// The embedded database: one file, one writer thread, a few readers. Sees `store.engine`, JDBC.
@NullMarked
package dev.confab.store.sqlite;

import org.jspecify.annotations.NullMarked;
