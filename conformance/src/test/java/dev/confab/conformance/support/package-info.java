/// What tests stand on: servers in this process and in others, plain HTTP, databases, and the
/// folder of specifications where there is one. Sees the server only to start it.
@NullMarked
package dev.confab.conformance.support;

import org.jspecify.annotations.NullMarked;
