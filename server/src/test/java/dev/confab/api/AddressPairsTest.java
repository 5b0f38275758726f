package dev.confab.api;

import static dev.confab.api.Chat.address;
import static dev.confab.api.Chat.pair;
import static dev.confab.api.Chat.projected;
import static dev.confab.support.ApiUnderTest.field;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.support.ApiUnderTest;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who may have which addresses: pairs, proxies, and the members of group texts.
class AddressPairsTest {
  private static final String PAIR = pair("+15550001", "+15550009");

  @AutoClose private final ApiUnderTest api;
  private final Chat chat;

  AddressPairsTest(@TempDir Path folder) {
    api = new ApiUnderTest(folder);
    chat = Chat.in(api);
  }

  @Test
  void aPairIsInOneOpenConversationOfTheAccount() {
    var first = chat.conversation();
    var holder = chat.added(first, PAIR);
    var service = Chat.inNewService(api);
    var other = service.conversation();
    var refused = service.add(other, PAIR);
    assertThat(refused.error()).isEqualTo("409/50416");
    assertThat(refused.json())
        .containsEntry(
            "message",
            "A binding for this participant and proxy address already exists in Conversation "
                + first)
        .containsEntry("details", Map.of("conversation_sid", first, "participant_sid", holder));
    assertThat(chat.add(first, PAIR).error()).isEqualTo("409/50416");
    api.post("/v1/Conversations/" + first, "State=inactive");
    assertThat(service.add(other, PAIR).error()).isEqualTo("409/50416");
    chat.close(first);
    service.added(other, PAIR);
  }

  @Test
  void aPairIsFreeWhenItsHolderGoes() {
    var first = chat.conversation();
    var second = chat.conversation();
    var sid = chat.added(first, PAIR);
    assertThat(api.delete(chat.path(first) + "/" + sid).status()).isEqualTo(204);
    chat.added(second, PAIR);
    assertThat(api.delete("/v1/Conversations/" + second).status()).isEqualTo(204);
    chat.added(first, PAIR);
  }

  @Test
  void aRefusedParticipantLeavesNothingBehind() {
    chat.added(chat.conversation(), PAIR);
    var other = chat.conversation();
    assertThat(chat.add(other, PAIR).error()).isEqualTo("409/50416");
    assertThat(Chat.items(api.get(chat.path(other)), "participants")).isEmpty();
    assertThat(chat.eventTypes(other)).hasSize(1);
  }

  @Test
  void theProxyCanChangeAndTakesThePairAlong() {
    var first = chat.conversation();
    var one = chat.path(first) + "/" + chat.added(first, PAIR);
    assertThat(api.post(one, field("MessagingBinding.ProxyAddress", "+15550008")).json())
        .containsEntry(
            "messaging_binding",
            Map.of("type", "sms", "address", "+15550001", "proxy_address", "+15550008"));
    var second = chat.conversation();
    chat.added(second, PAIR);
    var back = api.post(one, field("MessagingBinding.ProxyAddress", "+15550009"));
    assertThat(back.error()).isEqualTo("409/50416");
    assertThat(back.text("message")).endsWith(second);
    assertThat(chat.add(second, pair("+15550001", "+15550008")).error()).isEqualTo("409/50416");
  }

  @Test
  void proxiesThatCannotBeChangedSay() {
    var first = chat.conversation();
    var phone = chat.path(first) + "/" + chat.added(first, PAIR);
    var ann = chat.path(first) + "/" + chat.added(first, "Identity=ann");
    var mail = chat.path(first) + "/" + chat.added(first, address("a@b.c"));
    var proxy = "MessagingBinding.ProxyAddress=";
    var refused = api.post(ann, proxy + "%2B15550007");
    assertThat(refused.error()).isEqualTo("400/50441");
    assertThat(refused.text("message")).isEqualTo("Failed to add a proxy address to a participant");
    assertThat(api.post(ann, proxy).error()).isEqualTo("400/50440");
    assertThat(api.post(mail, proxy + "null").error()).isEqualTo("400/50440");
    assertThat(api.post(mail, proxy + "%2B15550007").error()).isEqualTo("400/50453");
    assertThat(api.post(phone, proxy + "555").error()).isEqualTo("400/50408");
    assertThat(api.post(phone, proxy + "%2B15550001").error()).isEqualTo("400/50409");
    assertThat(api.post(phone, proxy + "rcs:%2B15550001").error()).isEqualTo("400/50414");
    assertThat(api.post(phone, proxy).error()).as("no group text").isEqualTo("400/50435");
    assertThat(api.post(ann, "Identity=bob").error()).isEqualTo("400/50444");
    assertThat(api.post(phone, "Identity=bob").error()).isEqualTo("400/50444");
  }

  @Test
  void aProxyIsRemovedByNothingAndByTheWordNull() {
    for (var nothing : new String[] {"", "null"}) {
      var conversation = chat.conversation();
      var one = chat.path(conversation) + "/" + chat.added(conversation, PAIR);
      assertThat(api.post(one, "MessagingBinding.ProxyAddress=" + nothing).json())
          .containsEntry("messaging_binding", Map.of("type", "sms", "address", "+15550001"));
    }
  }

  @Test
  void aProjectedAddressComesAndGoes() {
    var conversation = chat.conversation();
    var ann = chat.path(conversation) + "/" + chat.added(conversation, "Identity=ann");
    assertThat(api.post(ann, "MessagingBinding.ProjectedAddress=").error()).isEqualTo("400/50442");
    assertThat(api.post(ann, projected("x")).error()).isEqualTo("400/50407");
    assertThat(api.post(ann, projected("+15550001")).json())
        .containsEntry(
            "messaging_binding", Map.of("type", "sms", "projected_address", "+15550001"));
    assertThat(api.post(ann, projected("+15550002")).error()).isEqualTo("400/50443");
    assertThat(api.post(ann, "MessagingBinding.ProjectedAddress=null").json())
        .containsEntry("messaging_binding", null);
    var nobody = chat.conversation();
    var only = chat.path(nobody) + "/" + chat.added(nobody, projected("+15550003"));
    assertThat(api.post(only, "MessagingBinding.ProjectedAddress=").error()).isEqualTo("400/50204");
  }

  @Test
  void aGroupTextHasOnlyItsOwnKind() {
    var group = chat.conversation();
    chat.added(group, address("+15550001"));
    assertThat(chat.add(group, "Identity=ann").error()).isEqualTo("400/50434");
    assertThat(chat.add(group, pair("+15550002", "+15550009")).error()).isEqualTo("400/50435");
    assertThat(chat.add(group, address("+15550001")).error()).isEqualTo("409/50437");
    var ann = chat.added(group, "Identity=ann&" + projected("+15550005"));
    assertThat(api.post(chat.path(group) + "/" + ann, "MessagingBinding.ProjectedAddress=").error())
        .isEqualTo("400/50434");
    var plain = chat.conversation();
    chat.added(plain, "Identity=ann");
    assertThat(chat.add(plain, address("+15550001")).error()).isEqualTo("400/50435");
  }

  @Test
  void aGroupTextHasTenParticipants() {
    var group = chat.conversation();
    for (int i = 10; i < 20; i++) {
      chat.added(group, address("+155500" + i));
    }
    assertThat(chat.add(group, address("+15550020")).error()).isEqualTo("403/50436");
  }

  @Test
  void twoOpenGroupTextsHaveDifferentMembers() {
    var first = group("+15550001", "+15550002", "+15550003");
    var second = group("+15550003", "+15550001");
    var refused = chat.add(second, address("+15550002"));
    assertThat(refused.error()).isEqualTo("409/50438");
    assertThat(refused.text("message"))
        .isEqualTo("Group MMS with given participant list already exists as Conversation " + first);
    var fourth = chat.added(first, address("+15550004"));
    chat.added(second, address("+15550002"));
    assertThat(api.delete(chat.path(first) + "/" + fourth).status())
        .as("who are left are in the other, too; nobody is held by that")
        .isEqualTo(204);
    var third = group("+15550001", "+15550002");
    assertThat(chat.add(third, address("+15550003")).error()).isEqualTo("409/50438");
    chat.close(second);
    chat.added(third, address("+15550003"));
    assertThat(api.delete("/v1/Conversations/" + third).status()).isEqualTo(204);
    group("+15550001", "+15550002", "+15550003");
  }

  @Test
  void aUserInAGroupTextCountsByTheProjectedAddress() {
    var first = group("+15550001", "+15550002");
    chat.added(first, "Identity=ann&" + projected("+15550009"));
    var second = group("+15550001", "+15550002");
    assertThat(chat.add(second, "Identity=bob&" + projected("+15550009")).error())
        .isEqualTo("409/50438");
  }

  private String group(String... addresses) {
    var conversation = chat.conversation();
    for (var one : addresses) {
      chat.added(conversation, address(one));
    }
    return conversation;
  }
}
