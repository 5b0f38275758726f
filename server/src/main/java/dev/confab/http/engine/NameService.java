package dev.confab.http.engine;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/// Knows the addresses of names; may block for as long as it likes.
@FunctionalInterface
public interface NameService {
  /// The one that the JDK uses, which follows the configuration of the machine.
  NameService SYSTEM = host -> List.of(InetAddress.getAllByName(host));

  /// @return at least one, the preferred ones first
  List<InetAddress> addresses(String host) throws UnknownHostException;
}
