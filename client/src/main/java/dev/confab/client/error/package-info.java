/// What a call can throw. May see `http` and `json`.
@NullMarked
package dev.confab.client.error;

import org.jspecify.annotations.NullMarked;
