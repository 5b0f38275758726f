package dev.confab.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// A certificate that vouches for itself, made by the `keytool` of the JDK.
///
/// @param file the certificate alone, as PEM
/// @param sockets of servers that show it
public record TestCertificate(Path file, ServerSocketFactory sockets) {
  private static final String PASSWORD = "changeit";
  private static final long SECONDS_MAX = 60;

  /// @param names whom it is for, such as `dns:example.com,ip:127.0.0.1`
  public static TestCertificate make(Path folder, String names) {
    var keys = folder.resolve("keys.p12");
    try {
      keytool(
          List.of(
              "-genkeypair",
              "-alias",
              "server",
              "-keyalg",
              "EC",
              "-dname",
              "CN=test",
              "-ext",
              "san=" + names,
              "-storetype",
              "PKCS12",
              "-keystore",
              keys.toString(),
              "-storepass",
              PASSWORD));
      var store = KeyStore.getInstance(keys.toFile(), PASSWORD.toCharArray());
      var pem =
          "-----BEGIN CERTIFICATE-----\n"
              + Base64.getMimeEncoder().encodeToString(store.getCertificate("server").getEncoded())
              + "\n-----END CERTIFICATE-----\n";
      return new TestCertificate(
          Files.writeString(folder.resolve("certificate.pem"), pem), sockets(store));
    } catch (IOException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static ServerSocketFactory sockets(KeyStore store) throws GeneralSecurityException {
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD.toCharArray());
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context.getServerSocketFactory();
  }

  private static void keytool(List<String> arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(arguments);
    var process = new ProcessBuilder(command).inheritIO().start();
    try {
      if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new AssertionError("keytool made no certificate");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    } finally {
      process.destroyForcibly();
    }
  }
}
