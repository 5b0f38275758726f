package dev.confab.client;

import dev.confab.client.json.JsonObject;
import org.jspecify.annotations.Nullable;

/// How a participant is reached on a channel.
///
/// @param type the channel; null only if the server did not say
/// @param address the participant's own address; null for a chat user in a group MMS
/// @param proxyAddress the address of the account that the participant sees; null in a group MMS
/// @param projectedAddress the address under which a chat user appears in a group MMS; null else
/// @param name for e-mail; null else
/// @param level for e-mail; null else
public record MessagingBinding(
    @Nullable AddressType type,
    @Nullable String address,
    @Nullable String proxyAddress,
    @Nullable String projectedAddress,
    @Nullable String name,
    @Nullable String level) {

  /// @return null if there is no binding
  static @Nullable MessagingBinding of(JsonObject json) {
    return json.members().isEmpty()
        ? null
        : new MessagingBinding(
            json.open("type", AddressType::new),
            json.text("address"),
            json.text("proxy_address"),
            json.text("projected_address"),
            json.text("name"),
            json.text("level"));
  }
}
