/// The vendor's examples and recorded answers, which decide the shape of ours.
@NullMarked
package dev.confab.conformance.shape;

import org.jspecify.annotations.NullMarked;
