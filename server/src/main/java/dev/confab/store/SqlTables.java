package dev.confab.store;

import dev.confab.domain.AddressConfigurationTable;
import dev.confab.domain.AnswerTable;
import dev.confab.domain.BindingTable;
import dev.confab.domain.ContentTable;
import dev.confab.domain.ConversationTable;
import dev.confab.domain.CredentialTable;
import dev.confab.domain.EventSinkTable;
import dev.confab.domain.EventTable;
import dev.confab.domain.LeaseTable;
import dev.confab.domain.LogReaderTable;
import dev.confab.domain.MediaTable;
import dev.confab.domain.MembershipTable;
import dev.confab.domain.MessageTable;
import dev.confab.domain.ParticipantTable;
import dev.confab.domain.ReceiptTable;
import dev.confab.domain.RoleTable;
import dev.confab.domain.SenderTable;
import dev.confab.domain.ServiceTable;
import dev.confab.domain.SettingsTable;
import dev.confab.domain.Tables;
import dev.confab.domain.UserTable;
import dev.confab.domain.WebhookConfigurationTable;
import dev.confab.domain.WebhookDeliveryTable;
import dev.confab.domain.WebhookRenewalTable;
import dev.confab.domain.WebhookSettingsTable;
import dev.confab.domain.WebhookTable;
import dev.confab.platform.SecretBox;

/// The tables of one session.
record SqlTables(Sql sql, SecretBox secrets, EventTable events) implements Tables {
  /// @param appended told when events are written
  static SqlTables of(Sql sql, SecretBox secrets, Runnable appended) {
    return new SqlTables(sql, secrets, new SqlEventTable(sql, appended));
  }

  @Override
  public ServiceTable services() {
    return new SqlServiceTable(sql);
  }

  @Override
  public SettingsTable settings() {
    return new SqlSettingsTable(sql);
  }

  @Override
  public RoleTable roles() {
    return new SqlRoleTable(sql);
  }

  @Override
  public UserTable users() {
    return new SqlUserTable(sql);
  }

  @Override
  public ConversationTable conversations() {
    return new SqlConversationTable(sql);
  }

  @Override
  public ParticipantTable participants() {
    return new SqlParticipantTable(sql);
  }

  @Override
  public MembershipTable memberships() {
    return new SqlMembershipTable(sql);
  }

  @Override
  public MessageTable messages() {
    return new SqlMessageTable(sql);
  }

  @Override
  public ReceiptTable receipts() {
    return new SqlReceiptTable(sql);
  }

  @Override
  public WebhookConfigurationTable webhookConfigurations() {
    return new SqlWebhookConfigurationTable(sql);
  }

  @Override
  public WebhookTable webhooks() {
    return new SqlWebhookTable(sql);
  }

  @Override
  public WebhookDeliveryTable webhookDeliveries() {
    return new SqlWebhookDeliveryTable(sql);
  }

  @Override
  public WebhookRenewalTable webhookRenewals() {
    return new SqlWebhookRenewalTable(sql);
  }

  @Override
  public WebhookSettingsTable webhookSettings() {
    return new SqlWebhookSettingsTable(sql);
  }

  @Override
  public EventSinkTable eventSinks() {
    return new SqlEventSinkTable(sql);
  }

  @Override
  public AddressConfigurationTable addressConfigurations() {
    return new SqlAddressConfigurationTable(sql);
  }

  @Override
  public SenderTable senders() {
    return new SqlSenderTable(sql);
  }

  @Override
  public CredentialTable credentials() {
    return new SqlCredentialTable(sql, new Sealed(secrets));
  }

  @Override
  public ContentTable contents() {
    return new SqlContentTable(sql);
  }

  @Override
  public BindingTable bindings() {
    return new SqlBindingTable(sql, new Sealed(secrets));
  }

  @Override
  public MediaTable media() {
    return new SqlMediaTable(sql);
  }

  @Override
  public LogReaderTable logReaders() {
    return new SqlLogReaderTable(sql);
  }

  @Override
  public LeaseTable leases() {
    return new SqlLeaseTable(sql);
  }

  @Override
  public AnswerTable answers() {
    return new SqlAnswerTable(sql);
  }
}
