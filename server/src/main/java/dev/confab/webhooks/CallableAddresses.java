package dev.confab.webhooks;

import dev.confab.domain.NetworkAddress;
import dev.confab.domain.WebhookUrls;
import java.net.InetAddress;
import java.util.function.Predicate;

/// Judges the addresses that names lead to, by the same rule as addresses in URLs.
public record CallableAddresses(WebhookUrls urls) implements Predicate<InetAddress> {
  @Override
  public boolean test(InetAddress address) {
    return urls.isPrivateAllowed()
        || NetworkAddress.parse(address.getHostAddress())
            .map(NetworkAddress::isPublic)
            .orElse(false);
  }
}
