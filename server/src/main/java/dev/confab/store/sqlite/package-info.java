/// The embedded database: one file, one writer thread, a few readers. Sees `store.engine`, JDBC and
/// JDBI.
@NullMarked
package dev.confab.store.sqlite;

import org.jspecify.annotations.NullMarked;
