/// The bytes of media, in a folder. Sees `domain` and `platform`.
@NullMarked
package dev.confab.store.files;

import org.jspecify.annotations.NullMarked;
