package dev.confab.domain;

import dev.confab.domain.sid.AccountSid;
import dev.confab.domain.sid.ServiceSid;

/// The settings of accounts and services, each of which always has some.
///
/// All methods fail with [ErrorCode#NOT_FOUND] when the account or service was deleted meanwhile.
public interface SettingsTable {
  Account ofAccount(AccountSid account);

  Account lockAccount(AccountSid account);

  void replace(Account account);

  ServiceSettings ofService(ServiceSid service);

  ServiceSettings lockService(ServiceSid service);

  void replace(ServiceSettings settings);
}
