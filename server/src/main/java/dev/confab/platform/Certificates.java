package dev.confab.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

/// Reads files of certificates.
public final class Certificates {
  private Certificates() {}

  /// @param file certificates as PEM, one or more
  /// @throws IOException when it cannot be read, or has none; its message says so
  public static List<X509Certificate> read(Path file) throws IOException {
    try (var bytes = Files.newInputStream(file)) {
      var found =
          CertificateFactory.getInstance("X.509").generateCertificates(bytes).stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (found.isEmpty()) {
        throw new IOException("it has no certificates");
      }
      return found;
    } catch (NoSuchFileException e) {
      throw new IOException("there is no such file", e);
    } catch (CertificateException e) {
      throw new IOException("it must have certificates as PEM", e);
    }
  }
}
