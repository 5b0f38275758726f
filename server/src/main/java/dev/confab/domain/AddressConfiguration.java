package dev.confab.domain;

import dev.confab.domain.sid.AccountSid;
import dev.confab.domain.sid.AddressConfigurationSid;
import dev.confab.domain.sid.FlowSid;
import dev.confab.domain.sid.ServiceSid;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happens when a message comes to an address, from somebody who has no conversation with it.
///
/// @param type the channel, in lower case
/// @param address unique in the account
/// @param addressCountry of a short code, as two letters
public record AddressConfiguration(
    AddressConfigurationSid sid,
    AccountSid account,
    String type,
    String address,
    @Nullable String friendlyName,
    @Nullable String addressCountry,
    AutoCreation autoCreation,
    Timestamps dates) {

  /// Whether and how a conversation is made, and the webhook that it gets.
  ///
  /// @param type `webhook`, `studio` or `default`
  /// @param service `null` for the default service
  /// @param webhookMethod in upper case
  public record AutoCreation(
      boolean isEnabled,
      String type,
      @Nullable ServiceSid service,
      @Nullable String webhookUrl,
      @Nullable String webhookMethod,
      @Nullable List<String> webhookFilters,
      @Nullable FlowSid studioFlow,
      @Nullable Integer studioRetryCount) {}
}
