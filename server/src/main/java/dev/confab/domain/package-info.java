/// Conversations, services and accounts: the rules, the values they work on, and the ports through
/// which they reach storage. Sees only itself and the JDK's language, time and collection types.
@NullMarked
package dev.confab.domain;

import org.jspecify.annotations.NullMarked;
