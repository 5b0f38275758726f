package dev.confab.domain;

import dev.confab.domain.sid.AccountSid;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Address configurations of accounts.
public interface AddressConfigurationTable {
  /// @param sidOrAddress a text in the form of a sid is one; any other is an address
  Optional<AddressConfiguration> find(AccountSid account, String sidOrAddress);

  Optional<AddressConfiguration> lock(AccountSid account, String sidOrAddress);

  /// @return false when the account has the address; then nothing is added
  boolean insert(AddressConfiguration configuration);

  void replace(AddressConfiguration configuration);

  void delete(AddressConfiguration configuration);

  /// Oldest first.
  ///
  /// @param type `null` for all
  Slice<AddressConfiguration> list(
      AccountSid account, AddressConfiguration.@Nullable Type type, PageRequest page);
}
