package dev.confab.benchmarks.hook;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// A form that was posted to a receiver.
///
/// @param door where it came in, counted from 0
/// @param nanos when its last byte had come, on the clock of `System.nanoTime`
/// @param head the lines before the body
/// @param body as it came
public record Call(int door, long nanos, String head, String body) {
  /// A field of the form.
  public Optional<String> field(String name) {
    return between('&' + body + '&', '&' + name + '=', "&")
        .map(value -> URLDecoder.decode(value, StandardCharsets.UTF_8));
  }

  /// A header, by its name in the spelling of the sender.
  public Optional<String> header(String name) {
    return between(head + "\r\n", "\r\n" + name + ": ", "\r\n");
  }

  private static Optional<String> between(String text, String before, String behind) {
    int found = text.indexOf(before);
    if (found < 0) {
      return Optional.empty();
    }
    int start = found + before.length();
    return Optional.of(text.substring(start, text.indexOf(behind, start)));
  }
}
