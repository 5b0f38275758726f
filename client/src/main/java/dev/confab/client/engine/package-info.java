/// How a call is made: layers around the transport, retries outermost. Not exported; may see
/// everything but the resources.
@NullMarked
package dev.confab.client.engine;

import org.jspecify.annotations.NullMarked;
