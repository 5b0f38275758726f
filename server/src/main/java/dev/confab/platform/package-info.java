/// Small technical pieces without a business word: JSON, secrets, logging, and what calls to other
/// people's servers look like. Sees the JDK and libraries.
@NullMarked
package dev.confab.platform;

import org.jspecify.annotations.NullMarked;
