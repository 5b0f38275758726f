/// What several tests share.
@NullMarked
package dev.confab.client.support;

import org.jspecify.annotations.NullMarked;
