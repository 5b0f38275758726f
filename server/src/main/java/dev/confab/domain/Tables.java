package dev.confab.domain;

/// What is kept, one table for each kind of thing, inside of one transaction.
///
/// `find` reads, `lock` reads and keeps others from changing the row until the transaction ends.
/// Whoever changes anything in a conversation locks the conversation first.
public interface Tables {
  ServiceTable services();

  SettingsTable settings();

  RoleTable roles();

  UserTable users();

  ConversationTable conversations();

  ParticipantTable participants();

  MembershipTable memberships();

  MessageTable messages();

  ReceiptTable receipts();

  WebhookConfigurationTable webhookConfigurations();

  WebhookTable webhooks();

  WebhookDeliveryTable webhookDeliveries();

  WebhookSettingsTable webhookSettings();

  EventSinkTable eventSinks();

  AddressConfigurationTable addressConfigurations();

  SenderTable senders();

  CredentialTable credentials();

  ContentTable contents();

  BindingTable bindings();

  MediaTable media();

  EventTable events();

  LogReaderTable logReaders();

  LeaseTable leases();

  AnswerTable answers();
}
