package dev.confab.domain;

import dev.confab.domain.sid.AccountSid;
import dev.confab.domain.sid.AddressConfigurationSid;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What happens when a message comes to an address, from somebody who has no conversation with it.
///
/// @param address unique in the account
/// @param addressCountry of a short code, as two capital letters
public record AddressConfiguration(
    AddressConfigurationSid sid,
    AccountSid account,
    Type type,
    String address,
    @Nullable String friendlyName,
    @Nullable String addressCountry,
    AutoCreation autoCreation,
    Timestamps dates) {

  /// The channels that addresses belong to.
  public enum Type {
    SMS,
    WHATSAPP,
    MESSENGER,
    GBM,
    EMAIL,
    RCS,
    APPLE,
    CHAT;

    public String text() {
      return Choice.text(this);
    }
  }

  /// This configuration after an update, or itself when nothing would change.
  AddressConfiguration changed(AddressConfigurationChange change, Instant now) {
    var candidate = with(change, dates);
    return candidate.equals(this) ? this : with(change, new Timestamps(dates.created(), now));
  }

  private AddressConfiguration with(AddressConfigurationChange change, Timestamps newDates) {
    return new AddressConfiguration(
        sid,
        account,
        type,
        address,
        change.friendlyName().over(friendlyName),
        addressCountry,
        change.autoCreation().over(autoCreation),
        newDates);
  }
}
