package dev.confab.store;

import dev.confab.platform.SecretBox;
import dev.confab.platform.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// What is kept of a credential's secret.
///
/// One round of SHA-256 is enough, unlike for passwords: secrets are 128 random bits made by us, so
/// nobody can try them all, and each request checks one.
final class SecretHash {
  private static final int SALT_BYTES = 16;

  private final byte[] salt;
  private final byte[] hash;

  SecretHash(byte[] salt, byte[] hash) {
    this.salt = salt;
    this.hash = hash;
  }

  static SecretHash of(String secret) {
    var salt = SecretBox.random(SALT_BYTES);
    return new SecretHash(salt, hash(salt, secret));
  }

  byte[] salt() {
    return salt;
  }

  byte[] hash() {
    return hash;
  }

  /// Takes the same time wherever the secrets differ.
  boolean accepts(String secret) {
    return MessageDigest.isEqual(hash, hash(salt, secret));
  }

  private static byte[] hash(byte[] salt, String secret) {
    var digest = Sha256.begin();
    digest.update(salt);
    return digest.digest(secret.getBytes(StandardCharsets.UTF_8));
  }
}
