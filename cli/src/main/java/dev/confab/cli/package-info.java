/// The command line: conversations and services of a Confab server, or of Twilio. Sees the public
/// packages of the client, and picocli.
@NullMarked
package dev.confab.cli;

import org.jspecify.annotations.NullMarked;
