/// Replacements for the network and for time in unit tests. May see `http` and `call`.
@NullMarked
package dev.confab.client.testing;

import org.jspecify.annotations.NullMarked;
