package dev.confab.conformance.support;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/// Whom a server shall know.
public record Account(String sid, String authToken) {
  /// An account that no other test has, so that tests can share a database.
  public static Account unique() {
    return new Account("AC" + hex(), hex());
  }

  /// The value of the `Authorization` header.
  public String basic() {
    var pair = sid + ":" + authToken;
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  private static String hex() {
    return UUID.randomUUID().toString().replace("-", "");
  }
}
