/// Proof that a webhook came from the server. May see `http`.
@NullMarked
package dev.confab.client.webhook;

import org.jspecify.annotations.NullMarked;
