package dev.confab.api;

import static dev.confab.api.Chat.pair;
import static dev.confab.api.Chat.projected;
import static dev.confab.support.ApiUnderTest.field;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.Sender;
import dev.confab.domain.Senders;
import dev.confab.support.ApiUnderTest;
import dev.confab.support.ApiUnderTest.Answer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an account may send by, when the operator lists it.
class SendersTest {
  private static final String OURS = "+15550009";
  private static final String OTHER = "+15550008";
  private static final String SERVICE = "MG" + "1".repeat(32);
  private static final String OTHER_SERVICE = "MG" + "2".repeat(32);

  @AutoClose private final ApiUnderTest api;
  private final Chat chat;

  SendersTest(@TempDir Path folder) {
    api = new ApiUnderTest(folder);
    chat = Chat.in(api);
  }

  private Senders senders() {
    return new Senders(api.stores.store());
  }

  private static List<Sender> sender(String text) {
    return List.of(Sender.of(text).orElseThrow());
  }

  private void list(String sender) {
    senders().add(api.account.sid(), sender(sender));
  }

  @Test
  void everyAddressIsOwnedUntilOneIsListed() {
    var before = chat.conversation();
    chat.added(before, pair("+15550001", OTHER));
    list(OURS);
    var after = chat.conversation();
    chat.added(after, pair("+15550001", OURS));
    assertThat(chat.add(after, pair("+15550002", OTHER)).error()).isEqualTo("400/50413");
    assertThat(chat.add(before, pair("+15550002", OTHER)).error()).isEqualTo("400/50413");
    senders().remove(api.account.sid(), sender(OURS));
    chat.added(after, pair("+15550002", OTHER));
  }

  @Test
  void whatAParticipantHasStaysUntilItIsChanged() {
    var conversation = chat.conversation();
    var one = chat.path(conversation) + "/" + chat.added(conversation, pair("+15550001", OTHER));
    list(OURS);
    assertThat(api.post(one, "Attributes={}").status()).isEqualTo(200);
    assertThat(api.post(one, field("MessagingBinding.ProxyAddress", OTHER)).status())
        .isEqualTo(200);
    assertThat(api.post(one, field("MessagingBinding.ProxyAddress", "+15550007")).error())
        .isEqualTo("400/50413");
    assertThat(api.post(one, field("MessagingBinding.ProxyAddress", OURS)).status()).isEqualTo(200);
    assertThat(api.post(one, field("MessagingBinding.ProxyAddress", OTHER)).error())
        .isEqualTo("400/50413");
  }

  @Test
  void sendersOfWhatsAppHaveACodeOfTheirOwn() {
    list("whatsapp:" + OURS);
    var conversation = chat.conversation();
    chat.added(conversation, pair("whatsapp:+15550001", "whatsapp:" + OURS));
    assertThat(chat.add(conversation, pair("whatsapp:+15550002", "whatsapp:" + OTHER)).error())
        .isEqualTo("400/50415");
    assertThat(chat.add(conversation, pair("+15550002", OURS)).error())
        .as("listed for another channel")
        .isEqualTo("400/50413");
  }

  @Test
  void projectedAddressesAreOwnedToo() {
    list(OURS);
    var group = chat.conversation();
    assertThat(chat.add(group, "Identity=ann&" + projected(OTHER)).error()).isEqualTo("400/50439");
    chat.added(group, "Identity=ann&" + projected(OURS));
    var other = chat.conversation();
    chat.added(other, "Identity=bob");
    assertThat(api.post(chat.path(other) + "/bob", projected(OTHER)).error())
        .isEqualTo("400/50439");
    assertThat(api.post(chat.path(other) + "/bob", projected(OURS)).status()).isEqualTo(200);
  }

  @Test
  void participantsOfANewConversationAreChecked() {
    list(OURS);
    var participant =
        "{\"messaging_binding\":{\"address\":\"+15550001\",\"proxy_address\":\"%s\"}}";
    var path = "/v1/ConversationWithParticipants";
    assertThat(api.post(path, field("Participant", participant.formatted(OTHER))).error())
        .isEqualTo("400/50413");
    assertThat(api.post(path, field("Participant", participant.formatted(OURS))).status())
        .isEqualTo(202);
  }

  @Test
  void messagingServicesAreOwnedUntilOneIsListed() {
    var old = api.post("/v1/Conversations", "MessagingServiceSid=" + OTHER_SERVICE).text("sid");
    list(OURS);
    var another = api.post("/v1/Conversations", "MessagingServiceSid=" + OTHER_SERVICE);
    assertThat(another.status()).isEqualTo(201);
    list(SERVICE);
    var refused = "MessagingServiceSid=" + OTHER_SERVICE;
    var allowed = "MessagingServiceSid=" + SERVICE;
    assertThat(api.post("/v1/Conversations", refused).error()).isEqualTo("400/50342");
    assertThat(api.post("/v1/ConversationWithParticipants", refused + "&Participant={}").error())
        .isEqualTo("400/50204");
    assertThat(
            api.post(
                    "/v1/ConversationWithParticipants",
                    refused + "&" + field("Participant", "{\"identity\":\"ann\"}"))
                .error())
        .isEqualTo("400/50342");
    var made = api.post("/v1/Conversations", allowed);
    assertThat(made.status()).isEqualTo(201);
    var path = "/v1/Conversations/" + made.text("sid");
    assertThat(api.post(path, refused).error()).isEqualTo("400/50342");
    assertThat(api.post("/v1/Conversations/" + old, refused).status())
        .as("what it has")
        .isEqualTo(200);
    assertThat(api.post("/v1/Configuration", "DefaultMessagingServiceSid=" + OTHER_SERVICE).error())
        .isEqualTo("400/50342");
    assertThat(api.post("/v1/Configuration", "DefaultMessagingServiceSid=" + SERVICE).status())
        .isEqualTo(200);
  }

  @Test
  void theDefaultMessagingServiceIsAlwaysOwned() {
    list(SERVICE);
    var byDefault = api.get("/v1/Configuration").text("default_messaging_service_sid");
    var named = "MessagingServiceSid=" + byDefault;
    assertThat(api.post("/v1/Conversations", "").text("messaging_service_sid"))
        .isEqualTo(byDefault);
    assertThat(api.post("/v1/Conversations", named).status()).isEqualTo(201);
    var withParticipant = named + "&" + field("Participant", "{\"identity\":\"ann\"}");
    assertThat(api.post("/v1/ConversationWithParticipants", withParticipant).status())
        .isEqualTo(202);
    assertThat(updatedFromListed(named).text("messaging_service_sid")).isEqualTo(byDefault);
    api.post("/v1/Configuration", "DefaultMessagingServiceSid=" + SERVICE);
    assertThat(api.post("/v1/Conversations", named).error())
        .as("the default no more")
        .isEqualTo("400/50342");
    assertThat(updatedFromListed(named).error()).isEqualTo("400/50342");
  }

  /// What an update answers on a conversation that has the listed messaging service.
  private Answer updatedFromListed(String form) {
    var made = api.post("/v1/Conversations", "MessagingServiceSid=" + SERVICE);
    return api.post("/v1/Conversations/" + made.text("sid"), form);
  }

  @Test
  void anotherAccountsListDoesNotMatter() {
    var other = api.accounts.create("other").account().sid();
    senders().add(other, sender(OURS));
    senders().add(other, sender(SERVICE));
    chat.added(chat.conversation(), pair("+15550001", OTHER));
    assertThat(api.post("/v1/Conversations", "MessagingServiceSid=" + OTHER_SERVICE).status())
        .isEqualTo(201);
  }
}
