/// Requests that tell webhooks of events: their parameters, signatures and options of connection.
/// Sees `domain` and `platform`.
@NullMarked
package dev.confab.webhooks;

import org.jspecify.annotations.NullMarked;
