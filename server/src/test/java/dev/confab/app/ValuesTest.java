package dev.confab.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.domain.Limits;
import dev.confab.domain.Retention;
import dev.confab.domain.WebhookPolicy;
import dev.confab.support.TestCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Every setting can come from each of the three places, in the promised order.
class ValuesTest {
  private static final Path FOLDER = Path.of("");

  @ParameterizedTest
  @EnumSource
  void theCommandLineWinsOverTheEnvironmentAndThatOverTheFile(Setting setting) {
    var variable =
        Map.of("CONFAB_" + setting.key().replace('-', '_').toUpperCase(Locale.ROOT), "e");
    var option = Map.of(setting, "o");
    var file = Map.of(setting, "f");
    assertThat(new Values(option, variable, file, FOLDER).optional(setting)).isEqualTo("o");
    assertThat(new Values(Map.of(), variable, file, FOLDER).optional(setting)).isEqualTo("e");
    assertThat(new Values(Map.of(), Map.of(), file, FOLDER).optional(setting)).isEqualTo("f");
    assertThat(new Values(Map.of(), Map.of(), Map.of(), FOLDER).optional(setting))
        .isEqualTo(setting.byDefault());
  }

  private static Settings settings(Map<Setting, String> options) {
    return new Values(options, Map.of(), Map.of(), FOLDER).settings();
  }

  @Test
  void limitsAreTwiliosUnlessTheyAreSet() {
    assertThat(settings(Map.of()).policy().limits())
        .isEqualTo(new Limits(1_000, 50, 1_000, 10, 5, 157_286_400, 0));
    var limits =
        settings(
                Map.of(
                    Setting.PARTICIPANTS_MAX, "1",
                    Setting.CHANNEL_PARTICIPANTS_MAX, "2",
                    Setting.IDENTITY_CONVERSATIONS_MAX, "3",
                    Setting.GROUP_PARTICIPANTS_MAX, "4",
                    Setting.WEBHOOKS_MAX, "0",
                    Setting.MEDIA_BYTES_MAX, "5000000000",
                    Setting.ACTIONS_PER_SECOND, "30"))
            .policy()
            .limits();
    assertThat(limits).isEqualTo(new Limits(1, 2, 3, 4, 0, 5_000_000_000L, 30));
  }

  @ParameterizedTest
  @CsvSource({", PT720H, 0", "7, PT168H, 5", "0, PT0S, 0", "PT12H, PT12H, 1000000"})
  void eventsAreKeptAsLongAsIsSaid(@Nullable String age, Duration ageMax, long eventsMax) {
    Map<Setting, String> options = new EnumMap<>(Setting.class);
    options.put(Setting.EVENTS_MAX, Long.toString(eventsMax));
    if (age != null) {
      options.put(Setting.EVENTS_MAX_AGE, age);
    }
    assertThat(settings(options).policy().retention()).isEqualTo(new Retention(ageMax, eventsMax));
  }

  @Test
  void preHooksAreAskedAboutRestRequestsOnlyWhenTheOperatorSaysSo() {
    assertThat(settings(Map.of()).policy().webhooks()).isEqualTo(WebhookPolicy.DEFAULT);
    var options = Map.of(Setting.REST_PRE_HOOKS, "true");
    assertThat(settings(options).policy().webhooks().asksBeforeRest()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, , true",
    "127.1.2.3, , true",
    "localhost, , true",
    "::1, , true",
    "0.0.0.0, , false",
    "::, , false",
    "10.0.0.1, , false",
    "chat.example.com, , false",
    "127.0.0.1, false, false",
    "0.0.0.0, true, true"
  })
  void webhooksLeadIntoPrivateNetworksOnlyWhileThisMachineAloneCallsOrTheOperatorSaysSo(
      String host, @Nullable String said, boolean isAllowed) {
    var options = new EnumMap<Setting, String>(Map.of(Setting.HOST, host));
    if (said != null) {
      options.put(Setting.ALLOW_PRIVATE_HOOKS, said);
    }
    assertThat(settings(options).policy().webhookUrls().isPrivateAllowed()).isEqualTo(isAllowed);
  }

  /// Others call the proxy, though it alone calls the server.
  @ParameterizedTest
  @CsvSource({
    "PUBLIC_URL, https://chat.example.com, , false",
    "TRUST_PROXY, true, , false",
    "TRUST_PROXY, false, , true",
    "PUBLIC_URL, https://chat.example.com, true, true"
  })
  void behindAProxyWebhooksDoNotLeadIntoPrivateNetworksUnlessTheOperatorSaysSo(
      Setting setting, String value, @Nullable String said, boolean isAllowed) {
    var options = new EnumMap<Setting, String>(Map.of(setting, value));
    if (said != null) {
      options.put(Setting.ALLOW_PRIVATE_HOOKS, said);
    }
    assertThat(settings(options).policy().webhookUrls().isPrivateAllowed()).isEqualTo(isAllowed);
  }

  @Test
  void aFileMayNameMoreAuthoritiesForWebhooks(@TempDir Path folder) throws IOException {
    assertThat(settings(Map.of()).webhookCa()).isEmpty();
    var one = TestCertificate.make(folder, "dns:example.com").file();
    var two = Files.writeString(folder.resolve("two.pem"), Files.readString(one).repeat(2));
    assertThat(settings(Map.of(Setting.WEBHOOK_CA, one.toString())).webhookCa()).hasSize(1);
    assertThat(settings(Map.of(Setting.WEBHOOK_CA, two.toString())).webhookCa()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "'', it has no certificates",
    "nonsense, it must have certificates as PEM",
    ", there is no such file"
  })
  void aFileOfNoAuthoritiesIsNamed(@Nullable String content, String words, @TempDir Path folder)
      throws IOException {
    var file = folder.resolve("ca.pem");
    if (content != null) {
      Files.writeString(file, content);
    }
    assertThatThrownBy(() -> settings(Map.of(Setting.WEBHOOK_CA, file.toString())))
        .isInstanceOf(WrongSetting.class)
        .hasMessage("wrong value '" + file + "' of --webhook-ca: " + words);
  }

  @Test
  void theTextOfSettingsTellsNoSecrets() {
    assertThat(settings(Map.of(Setting.AUTH_TOKEN, "0123456789abcdef0123456789abcdef")).toString())
        .doesNotContain("0123456789abcdef");
  }
}
