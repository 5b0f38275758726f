/// The identifiers of all resources: Twilio's two letters, then digits that ascend with time. Sees
/// the JDK only.
@NullMarked
package dev.confab.domain.sid;

import org.jspecify.annotations.NullMarked;
