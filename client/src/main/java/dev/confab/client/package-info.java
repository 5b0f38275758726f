/// The client, its configuration and the typed resources. It may see every other package; none of
/// them sees it.
@NullMarked
package dev.confab.client;

import org.jspecify.annotations.NullMarked;
