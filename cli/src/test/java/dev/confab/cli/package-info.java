@NullMarked
package dev.confab.cli;

import org.jspecify.annotations.NullMarked;
