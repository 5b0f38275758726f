package dev.confab.client.engine;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Where a resource lives below the base URI.
///
/// @param template with names in braces, for events and messages
/// @param text with the real values, percent-encoded
public record Path(String template, String text) {
  /// The root of version 1.
  public static final Path V1 = new Path("/v1", "/v1");

  /// One segment further, fixed by the API.
  public Path then(String segment) {
    return new Path(template + "/" + segment, text + "/" + segment);
  }

  /// One segment further, which identifies something.
  ///
  /// @param name in the template, for example `Sid`
  /// @param value a sid or a name of the caller's choice; encoded here
  /// @throws IllegalArgumentException if the value is empty, or would change the path: `.` and `..`
  public Path then(String name, String value) {
    if (value.isBlank() || value.equals(".") || value.equals("..")) {
      throw new IllegalArgumentException(name + " must not be blank, `.` or `..`");
    }
    return new Path(template + "/{" + name + "}", text + "/" + encode(value));
  }

  private static String encode(String value) {
    // The form encoder differs from a path's rules only in the blank.
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
