package dev.confab.store;

import dev.confab.domain.AddressConfiguration;
import dev.confab.domain.AddressConfigurationTable;
import dev.confab.domain.AutoCreation;
import dev.confab.domain.PageRequest;
import dev.confab.domain.Slice;
import dev.confab.domain.WebhookMethod;
import dev.confab.domain.sid.AccountSid;
import dev.confab.domain.sid.AddressConfigurationSid;
import dev.confab.domain.sid.FlowSid;
import dev.confab.domain.sid.ServiceSid;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Address configurations in a database. The unique index decides who has an address.
record SqlAddressConfigurationTable(Sql sql) implements AddressConfigurationTable {
  private static final String SELECT =
      """
      SELECT sid, account_sid, type, address, friendly_name, address_country, is_enabled,
        creation_type, conversation_service_sid, webhook_url, webhook_method, webhook_filters,
        studio_flow_sid, studio_retry_count, date_created, date_updated
      FROM address_configuration WHERE account_sid = ?\
      """;

  private static final String INSERT =
      """
      INSERT INTO address_configuration (friendly_name, is_enabled, creation_type,
        conversation_service_sid, webhook_url, webhook_method, webhook_filters, studio_flow_sid,
        studio_retry_count, date_updated, sid, account_sid, type, address, address_country,
        date_created)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (account_sid, address) DO NOTHING\
      """;

  private static final String REPLACE =
      """
      UPDATE address_configuration SET friendly_name = ?, is_enabled = ?, creation_type = ?,
        conversation_service_sid = ?, webhook_url = ?, webhook_method = ?, webhook_filters = ?,
        studio_flow_sid = ?, studio_retry_count = ?, date_updated = ?
      WHERE sid = ?\
      """;

  @Override
  public Optional<AddressConfiguration> find(AccountSid account, String sidOrAddress) {
    return sql.find(
        by(sidOrAddress), SqlAddressConfigurationTable::read, account.value(), sidOrAddress);
  }

  @Override
  public Optional<AddressConfiguration> lock(AccountSid account, String sidOrAddress) {
    return sql.lock(
        by(sidOrAddress), SqlAddressConfigurationTable::read, account.value(), sidOrAddress);
  }

  @Override
  public boolean insert(AddressConfiguration configuration) {
    return write(
            INSERT,
            configuration,
            configuration.sid().value(),
            configuration.account().value(),
            configuration.type().text(),
            configuration.address(),
            configuration.addressCountry(),
            Micros.of(configuration.dates().created()))
        > 0;
  }

  @Override
  public void replace(AddressConfiguration configuration) {
    write(REPLACE, configuration, configuration.sid().value());
  }

  @Override
  public void delete(AddressConfiguration configuration) {
    sql.update("DELETE FROM address_configuration WHERE sid = ?", configuration.sid().value());
  }

  @Override
  public Slice<AddressConfiguration> list(
      AccountSid account, AddressConfiguration.@Nullable Type type, PageRequest page) {
    return type == null
        ? list(SELECT, page, account.value())
        : list(SELECT + " AND type = ?", page, account.value(), type.text());
  }

  private Slice<AddressConfiguration> list(String select, PageRequest page, String... parameters) {
    return sql.bySid(
        select,
        SqlAddressConfigurationTable::read,
        configuration -> configuration.sid().value(),
        page,
        (Object[]) parameters);
  }

  private static String by(String sidOrAddress) {
    var key = AddressConfigurationSid.matches(sidOrAddress) ? "sid" : "address";
    return SELECT + " AND " + key + " = ?";
  }

  /// Runs a statement whose first parameters are what can change.
  private int write(
      String statement, AddressConfiguration configuration, @Nullable Object... rest) {
    var creation = configuration.autoCreation();
    var method = creation.webhookMethod();
    return sql.update(
        statement,
        Sql.with(
            new @Nullable Object[] {
              configuration.friendlyName(),
              creation.isEnabled() ? 1 : 0,
              creation.type().text(),
              Columns.text(creation.service()),
              creation.webhookUrl(),
              method == null ? null : method.text(),
              Columns.events(creation.webhookFilters()),
              Columns.text(creation.studioFlow()),
              creation.studioRetryCount(),
              Micros.of(configuration.dates().updated())
            },
            rest));
  }

  private static AddressConfiguration read(ResultSet row) throws SQLException {
    return new AddressConfiguration(
        new AddressConfigurationSid(row.getString(1)),
        new AccountSid(row.getString(2)),
        Columns.constant(AddressConfiguration.Type.class, row.getString(3)),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        new AutoCreation(
            row.getInt(7) == 1,
            Columns.constant(AutoCreation.Type.class, row.getString(8)),
            Columns.parsed(row, 9, ServiceSid::new),
            row.getString(10),
            Columns.parsed(row, 11, text -> Columns.constant(WebhookMethod.class, text)),
            Columns.parsed(row, 12, Columns::events),
            Columns.parsed(row, 13, FlowSid::new),
            Columns.count(row, 14)),
        Columns.timestamps(row, 15, 16));
  }
}
