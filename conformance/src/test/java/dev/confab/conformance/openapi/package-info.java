/// The server's own description, held against the vendor's.
@NullMarked
package dev.confab.conformance.openapi;

import org.jspecify.annotations.NullMarked;
