package dev.confab.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.WebhookUrls;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallableAddressesTest {
  @ParameterizedTest
  @CsvSource({
    "8.8.8.8, true",
    "127.0.0.1, false",
    "10.1.2.3, false",
    "169.254.169.254, false",
    "0.0.0.0, false",
    "2606:4700::1111, true",
    "::1, false",
    "::ffff:8.8.8.8, true",
    "::ffff:10.0.0.1, false",
    "64:ff9b::a00:1, false",
    "fd00::1, false",
    "fe80::1%1, false",
  })
  void privateOnesAreCalledOnlyWherePermitted(String text, boolean isPublic)
      throws UnknownHostException {
    var address = InetAddress.getByName(text);
    assertThat(new CallableAddresses(new WebhookUrls(false)).test(address)).isEqualTo(isPublic);
    assertThat(new CallableAddresses(new WebhookUrls(true)).test(address)).isTrue();
  }
}
