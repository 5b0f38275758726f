/// The clients under test, each behind the same small interface, and the record of what they did.
@NullMarked
package dev.confab.conformance.clients;

import org.jspecify.annotations.NullMarked;
