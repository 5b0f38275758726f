package dev.confab.conformance.shape;

import com.fasterxml.jackson.databind.JsonNode;

/// An answer of the real service that somebody has written down.
///
/// @param source where it stands
/// @param operation the operation's name in the OpenAPI document
/// @param status as the client saw it, or 0 where the recording does not tell
/// @param path of the request
/// @param body missing where there was none
record Specimen(
    Origin origin, String source, String operation, int status, String path, JsonNode body) {
  /// Kinds of sources, the most trusted last.
  enum Origin {
    /// Written by hand in the OpenAPI document.
    EXAMPLE,
    /// Masked fixtures of an open-source client, recorded in 2020 and partly edited.
    FIXTURE_OF_2020,
    /// One element of a list, seen in 2023.
    ELEMENT_OF_2023,
    /// Recorded in 2026.
    RECORDED_IN_2026
  }

  boolean isList() {
    return body.has("meta");
  }
}
