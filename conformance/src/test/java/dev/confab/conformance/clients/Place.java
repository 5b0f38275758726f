package dev.confab.conformance.clients;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An account's default service by the short paths, or a service by its own, as one client reaches
/// it. What an account has only once is found by the short paths alone.
///
/// @param service `null`: the default service
public record Place(ApiClient client, @Nullable String service) {
  public static Place account(ApiClient client) {
    return new Place(client, null);
  }

  public static Place service(ApiClient client, String sid) {
    return new Place(client, sid);
  }

  public Singleton configuration() {
    return only(Kind.CONFIGURATION);
  }

  /// Of the account, or of the service.
  public Singleton webhookConfiguration() {
    return only(service == null ? Kind.CONFIGURATION_WEBHOOK : Kind.SERVICE_WEBHOOK);
  }

  public Singleton notifications() {
    return only(Kind.NOTIFICATION);
  }

  public Resources addresses() {
    return list(Kind.ADDRESS);
  }

  public Resources credentials() {
    return list(Kind.CREDENTIAL);
  }

  public Resources contents() {
    return list(Kind.CONTENT);
  }

  public Resources services() {
    return list(Kind.SERVICE);
  }

  public Resources bindings() {
    return list(Kind.BINDING);
  }

  public Resources roles() {
    return list(Kind.ROLE);
  }

  public Resources users() {
    return list(Kind.USER);
  }

  public Resources userConversations(String user) {
    return list(Kind.USER_CONVERSATION, user);
  }

  public Resources conversations() {
    return list(Kind.CONVERSATION);
  }

  public Resources conversationWithParticipants() {
    return list(Kind.CONVERSATION_WITH_PARTICIPANTS);
  }

  public Resources participantConversations() {
    return list(Kind.PARTICIPANT_CONVERSATION);
  }

  public Resources participants(String conversation) {
    return list(Kind.PARTICIPANT, conversation);
  }

  public Resources scopedWebhooks(String conversation) {
    return list(Kind.SCOPED_WEBHOOK, conversation);
  }

  public Resources messages(String conversation) {
    return list(Kind.MESSAGE, conversation);
  }

  public Resources receipts(String conversation, String message) {
    return list(Kind.RECEIPT, conversation, message);
  }

  private Resources list(Kind kind, String... parents) {
    return new Resources(client, new Target(kind, service, List.of(parents)));
  }

  private Singleton only(Kind kind) {
    return new Singleton(client, new Target(kind, service, List.of()));
  }
}
