package dev.confab.store;

import dev.confab.domain.Binding;
import dev.confab.domain.BindingTable;
import dev.confab.domain.PageRequest;
import dev.confab.domain.Scope;
import dev.confab.domain.Slice;
import dev.confab.domain.sid.BindingSid;
import dev.confab.domain.sid.CredentialSid;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Push bindings in a database.
record SqlBindingTable(Sql sql, Sealed sealed) implements BindingTable {
  private static final String SELECT =
      """
      SELECT sid, account_sid, service_sid, identity, type, endpoint, credential_sid,
        message_types, date_created, date_updated
      FROM push_binding WHERE service_sid = ? AND account_sid = ?\
      """;

  private static final String INSERT =
      """
      INSERT INTO push_binding (sid, account_sid, service_sid, identity, type, endpoint,
        credential_sid, message_types, date_created, date_updated)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
      """;

  private static final String DELETE =
      "DELETE FROM push_binding WHERE service_sid = ? AND account_sid = ?";

  @Override
  public Optional<Binding> find(Scope scope, BindingSid sid) {
    return sql.find(
        SELECT + " AND sid = ?",
        this::read,
        scope.service().value(),
        scope.account().value(),
        sid.value());
  }

  @Override
  public void insert(Binding binding) {
    sql.update(
        INSERT,
        binding.sid().value(),
        binding.scope().account().value(),
        binding.scope().service().value(),
        binding.identity(),
        binding.type().text(),
        sealed.seal(binding.endpoint()),
        Columns.text(binding.credential()),
        Columns.words(binding.messageTypes()),
        Micros.of(binding.dates().created()),
        Micros.of(binding.dates().updated()));
  }

  @Override
  public boolean delete(Scope scope, BindingSid sid) {
    return sql.update(
            DELETE + " AND sid = ?", scope.service().value(), scope.account().value(), sid.value())
        > 0;
  }

  @Override
  public void deleteAll(Scope scope, String identity) {
    sql.update(
        DELETE + " AND identity = ?", scope.service().value(), scope.account().value(), identity);
  }

  @Override
  public Slice<Binding> list(
      Scope scope, List<Binding.Type> types, List<String> identities, PageRequest page) {
    var ofTypes = AnyOf.of("type", types.stream().map(Binding.Type::text).toList());
    var ofIdentities = AnyOf.of("identity", identities);
    var parameters = new ArrayList<>(List.of(scope.service().value(), scope.account().value()));
    parameters.addAll(ofTypes.parameters());
    parameters.addAll(ofIdentities.parameters());
    return sql.bySid(
        SELECT + ofTypes.condition() + ofIdentities.condition(),
        this::read,
        binding -> binding.sid().value(),
        page,
        parameters.toArray());
  }

  private Binding read(ResultSet row) throws SQLException {
    return new Binding(
        new BindingSid(row.getString(1)),
        Columns.scope(row, 2, 3),
        row.getString(4),
        Columns.constant(Binding.Type.class, row.getString(5)),
        Objects.requireNonNull(sealed.open(row, 6)),
        Columns.parsed(row, 7, CredentialSid::new),
        Columns.words(row.getString(8)),
        Columns.timestamps(row, 9, 10));
  }
}
