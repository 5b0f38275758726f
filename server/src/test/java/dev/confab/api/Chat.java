package dev.confab.api;

import static dev.confab.support.ApiUnderTest.field;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.Event.Stream;
import dev.confab.domain.EventType;
import dev.confab.domain.LoggedEvent;
import dev.confab.domain.PageRequest;
import dev.confab.domain.ParticipantTable;
import dev.confab.domain.RoleType;
import dev.confab.domain.Scope;
import dev.confab.domain.sid.ServiceSid;
import dev.confab.support.ApiUnderTest;
import dev.confab.support.ApiUnderTest.Answer;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What the tests of chats do again and again, within one path family.
record Chat(ApiUnderTest api, String family) {
  static final String DEFAULT_FAMILY = "/v1";

  static Chat in(ApiUnderTest api) {
    return new Chat(api, DEFAULT_FAMILY);
  }

  /// In a new service.
  static Chat inNewService(ApiUnderTest api) {
    var service = api.post("/v1/Services", "FriendlyName=Shop");
    return new Chat(api, "/v1/Services/" + service.text("sid"));
  }

  /// The sid of a new conversation.
  String conversation() {
    return created(api.post(family + "/Conversations", "")).text("sid");
  }

  String path(String conversation) {
    return family + "/Conversations/" + conversation + "/Participants";
  }

  Answer add(String conversation, String form) {
    return api.post(path(conversation), form);
  }

  /// The sid of a new participant.
  String added(String conversation, String form) {
    return created(add(conversation, form)).text("sid");
  }

  void close(String conversation) {
    assertThat(api.post(family + "/Conversations/" + conversation, "State=closed").status())
        .isEqualTo(200);
  }

  /// The sid of a role that a new service has.
  String role(RoleType type) {
    return api
        .stores
        .store()
        .read(tables -> tables.roles().list(scope(), new PageRequest(10, null)))
        .items()
        .stream()
        .filter(role -> role.type() == type)
        .findFirst()
        .orElseThrow()
        .sid()
        .value();
  }

  /// See [ParticipantTable#mayHaveMoreOpenConversations].
  boolean mayHaveMoreOpenConversations(String identity, int max) {
    var store = api.stores.store();
    return store.read(
        tables -> tables.participants().mayHaveMoreOpenConversations(scope(), identity, max));
  }

  private Scope scope() {
    var service =
        family.equals(DEFAULT_FAMILY)
            ? api.account.defaultService()
            : new ServiceSid(family.substring("/v1/Services/".length()));
    return new Scope(api.account.sid(), service);
  }

  /// All events of a conversation or user.
  List<LoggedEvent> events(String stream) {
    return api.stores.store().read(tables -> tables.events().read(new Stream(stream), 0, 1_000));
  }

  List<EventType> eventTypes(String stream) {
    return events(stream).stream()
        .map(event -> EventType.find(event.type()).orElseThrow())
        .toList();
  }

  static String pair(String address, String proxyAddress) {
    return field("MessagingBinding.Address", address)
        + "&"
        + field("MessagingBinding.ProxyAddress", proxyAddress);
  }

  static String address(String address) {
    return field("MessagingBinding.Address", address);
  }

  static String projected(String address) {
    return field("MessagingBinding.ProjectedAddress", address);
  }

  static Answer created(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer;
  }

  /// The elements of a list.
  @SuppressWarnings("unchecked") // Objects of JSON have texts as keys.
  static List<Map<String, Object>> items(Answer list, String key) {
    assertThat(list.status()).as(list.body()).isEqualTo(200);
    return (List<Map<String, Object>>) Objects.requireNonNull(list.json().get(key));
  }

  /// What the envelope of a list says.
  static String meta(Answer list, String name) {
    var meta = (Map<?, ?>) Objects.requireNonNull(list.json().get("meta"));
    return String.valueOf(meta.get(name));
  }

  static List<String> texts(Answer list, String key, String member) {
    return items(list, key).stream().map(item -> String.valueOf(item.get(member))).toList();
  }
}
