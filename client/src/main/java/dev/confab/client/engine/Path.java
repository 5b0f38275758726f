package dev.confab.client.engine;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Where a resource lives.
///
/// @param host on which host
/// @param template with names in braces, for events and messages
/// @param text with the real values, percent-encoded
public record Path(Host host, String template, String text) {

  /// The hosts that a client talks to.
  public enum Host {
    /// The one of the API.
    API,
    /// The one of media.
    MEDIA,
    /// The one of content templates.
    CONTENT,
    /// Whichever an answer named. It gets no credentials and no headers of the caller.
    ELSEWHERE
  }

  /// The root of version 1.
  public static final Path V1 = new Path(Host.API, "/v1", "/v1");

  /// The same path on another host.
  public Path on(Host host) {
    return new Path(host, template, text);
  }

  /// The same thing at an address that an answer named.
  public Path elsewhere(URI address) {
    return new Path(Host.ELSEWHERE, template, address.toString());
  }

  /// One segment further, fixed by the API.
  public Path then(String segment) {
    return new Path(host, template + "/" + segment, text + "/" + segment);
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
    return new Path(host, template + "/{" + name + "}", text + "/" + encode(value));
  }

  private static String encode(String value) {
    // The form encoder differs from a path's rules only in the blank.
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
