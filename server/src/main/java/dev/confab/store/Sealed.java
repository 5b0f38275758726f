package dev.confab.store;

import dev.confab.platform.SecretBox;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Columns whose texts only this server can read.
record Sealed(SecretBox secrets) {
  byte @Nullable [] seal(@Nullable String text) {
    return text == null ? null : secrets.seal(text.getBytes(StandardCharsets.UTF_8));
  }

  @Nullable String open(ResultSet row, int column) throws SQLException {
    byte @Nullable [] sealed = row.getBytes(column);
    return sealed == null ? null : new String(secrets.open(sealed), StandardCharsets.UTF_8);
  }
}
