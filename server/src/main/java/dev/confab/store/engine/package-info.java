/// Transactions: how works reach a database in groups, and what happens when it refuses, fails or
/// disappears. Knows no table. Sees the domain's failures, `platform`, JDBC.
@NullMarked
package dev.confab.store.engine;

import org.jspecify.annotations.NullMarked;
