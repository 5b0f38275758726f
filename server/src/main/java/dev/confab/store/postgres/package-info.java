/// PostgreSQL: its addresses, connections and writers, and how to learn what became of a commit
/// whose answer was lost. Sees `store.engine`, `platform`, JDBC and HikariCP.
@NullMarked
package dev.confab.store.postgres;

import org.jspecify.annotations.NullMarked;
