/// JSON as a plain tree of values. The parser underneath stays hidden, so that no type of a JSON
/// library is part of the API.
@NullMarked
package dev.confab.client.json;

import org.jspecify.annotations.NullMarked;
