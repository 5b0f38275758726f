/// HTTP as the client sees it: one request, one answer, and the [Transport] between them. Knows
/// nothing of conversations; may see no other package of the client.
@NullMarked
package dev.confab.client.http;

import org.jspecify.annotations.NullMarked;
