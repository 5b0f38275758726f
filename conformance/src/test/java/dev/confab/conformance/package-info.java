/// Proof with real clients: scenarios that the vendor's SDKs and our own client run against a real
/// server, the exact form of answers, and what is left after a crash.
@NullMarked
package dev.confab.conformance;

import org.jspecify.annotations.NullMarked;
