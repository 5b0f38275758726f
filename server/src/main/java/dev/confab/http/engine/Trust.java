package dev.confab.http.engine;

import io.vertx.core.net.TrustOptions;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/// Whose certificates are believed: those of the JDK's authorities, and of more.
final class Trust {
  private Trust() {}

  static TrustOptions with(List<X509Certificate> more) {
    try {
      var all = new ArrayList<>(ofJdk());
      all.addAll(more);
      return TrustOptions.wrap(factory(store(all)));
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("every JDK can keep certificates", e);
    }
  }

  private static KeyStore store(List<X509Certificate> certificates)
      throws GeneralSecurityException, IOException {
    var store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    for (var certificate : certificates) {
      store.setCertificateEntry("authority " + store.size(), certificate);
    }
    return store;
  }

  private static List<X509Certificate> ofJdk() throws GeneralSecurityException {
    return Arrays.stream(factory(null).getTrustManagers())
        .filter(X509TrustManager.class::isInstance)
        .flatMap(manager -> Arrays.stream(((X509TrustManager) manager).getAcceptedIssuers()))
        .toList();
  }

  /// @param store `null` for that of the JDK
  private static TrustManagerFactory factory(@Nullable KeyStore store)
      throws GeneralSecurityException {
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory;
  }
}
