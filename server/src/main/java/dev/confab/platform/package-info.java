/// Small technical pieces without a business word: JSON, secrets, logging. Sees the JDK and
/// libraries.
@NullMarked
package dev.confab.platform;

import org.jspecify.annotations.NullMarked;
