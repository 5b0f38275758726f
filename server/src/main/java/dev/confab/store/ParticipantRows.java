package dev.confab.store;

import dev.confab.domain.ChannelType;
import dev.confab.domain.MessagingBinding;
import dev.confab.domain.NotificationLevel;
import dev.confab.domain.Participant;
import dev.confab.domain.ReadHorizon;
import dev.confab.domain.sid.ConversationSid;
import dev.confab.domain.sid.ParticipantSid;
import dev.confab.domain.sid.RoleSid;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Participants as rows of their table, read and written in one order of columns.
final class ParticipantRows {
  static final String COLUMNS =
      """
      sid, account_sid, service_sid, conversation_sid, identity, binding_type, address, \
      proxy_address, projected_address, role_sid, attributes, last_read_index, last_read_at, \
      notification_level, date_created, date_updated\
      """;

  /// How many columns there are.
  static final int COUNT = 16;

  private ParticipantRows() {}

  /// Reads a row that has [#COLUMNS].
  ///
  /// @param first the number of the first of them
  static Participant read(ResultSet row, int first) throws SQLException {
    return new Participant(
        new ParticipantSid(row.getString(first)),
        Columns.scope(row, first + 1, first + 2),
        new ConversationSid(row.getString(first + 3)),
        row.getString(first + 4),
        binding(row, first + 5),
        row.getString(first + 10),
        Columns.parsed(row, first + 9, RoleSid::new),
        new ReadHorizon(
            Columns.number(row, first + 11), Micros.instant(Columns.number(row, first + 12))),
        NotificationLevel.of(row.getString(first + 13)),
        Columns.timestamps(row, first + 14, first + 15));
  }

  static @Nullable String type(@Nullable MessagingBinding binding) {
    return binding == null ? null : binding.type().text();
  }

  static @Nullable String address(@Nullable MessagingBinding binding) {
    return binding == null ? null : binding.address();
  }

  static @Nullable String proxyAddress(@Nullable MessagingBinding binding) {
    return binding == null ? null : binding.proxyAddress();
  }

  static @Nullable String projectedAddress(@Nullable MessagingBinding binding) {
    return binding == null ? null : binding.projectedAddress();
  }

  private static @Nullable MessagingBinding binding(ResultSet row, int type) throws SQLException {
    @Nullable String text = row.getString(type);
    return text == null
        ? null
        : new MessagingBinding(
            ChannelType.valueOf(text.toUpperCase(Locale.ROOT)),
            row.getString(type + 1),
            row.getString(type + 2),
            row.getString(type + 3));
  }
}
