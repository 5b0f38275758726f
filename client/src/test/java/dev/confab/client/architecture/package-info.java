/// The rules of the code itself.
@NullMarked
package dev.confab.client.architecture;

import org.jspecify.annotations.NullMarked;
