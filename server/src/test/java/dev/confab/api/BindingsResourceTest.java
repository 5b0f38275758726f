package dev.confab.api;

import static dev.confab.support.ApiUnderTest.ORIGIN;
import static dev.confab.support.JsonReader.members;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.Binding;
import dev.confab.domain.Scope;
import dev.confab.domain.Timestamps;
import dev.confab.domain.sid.BindingSid;
import dev.confab.domain.sid.CredentialSid;
import dev.confab.domain.sid.ServiceSid;
import dev.confab.http.Params;
import dev.confab.support.ApiUnderTest;
import dev.confab.support.ApiUnderTest.Answer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BindingsResourceTest {
  private static final CredentialSid CREDENTIAL =
      new CredentialSid("CR0123456789abcdef0123456789abcdef");

  @AutoClose private final ApiUnderTest api;
  private String path = "";

  BindingsResourceTest(@TempDir Path folder) {
    api = new ApiUnderTest(folder);
    path = "/v1/Services/" + api.account.defaultService() + "/Bindings";
  }

  /// A binding as a user's client would have made it.
  private String insert(int number, String identity, Binding.Type type) {
    var binding =
        new Binding(
            new BindingSid("BS%032x".formatted(number)),
            new Scope(api.account.sid(), api.account.defaultService()),
            identity,
            type,
            "device-" + number,
            type == Binding.Type.TWILSOCK ? null : CREDENTIAL,
            List.of("new_message", "added_to_conversation"),
            Timestamps.at(api.clock.instant()));
    api.stores
        .store()
        .write(tables -> {
          tables.bindings().insert(binding);
          return binding;
        });
    return binding.sid().value();
  }

  @Test
  void aBindingIsAnsweredAsTwilioPrintsIt() {
    var sid = insert(1, "ann", Binding.Type.APN);
    var one = api.get(path + "/" + sid);
    assertThat(one.status()).isEqualTo(200);
    assertThat(one.json())
        .isEqualTo(
            members(
                "sid",
                sid,
                "account_sid",
                api.account.sid().value(),
                "chat_service_sid",
                api.account.defaultService().value(),
                "credential_sid",
                CREDENTIAL.value(),
                "endpoint",
                "device-1",
                "identity",
                "ann",
                "binding_type",
                "apn",
                "message_types",
                List.of("new_message", "added_to_conversation"),
                "date_created",
                "2026-03-01T08:00:00Z",
                "date_updated",
                "2026-03-01T08:00:00Z",
                "url",
                ORIGIN + path + "/" + sid));
    var web = insert(2, "ann", Binding.Type.TWILSOCK);
    assertThat(api.get(path + "/" + web).json())
        .containsEntry("credential_sid", null)
        .containsEntry("binding_type", "twilsock");
  }

  /// His device must not get what is meant for whoever has his identity next.
  @Test
  void aDeletedUserTakesHisBindingsAlong() {
    insert(1, "ann", Binding.Type.APN);
    insert(2, "ann", Binding.Type.FCM);
    var other = insert(3, "bob", Binding.Type.APN);
    api.post("/v1/Users", "Identity=ann");
    api.post("/v1/Users", "Identity=bob");
    assertThat(api.delete("/v1/Users/ann").status()).isEqualTo(204);
    assertThat(Chat.texts(api.get(path), "bindings", "sid")).containsExactly(other);
  }

  @Test
  void theListIsChosenByTypesAndIdentities() {
    var annApn = insert(1, "ann", Binding.Type.APN);
    var annFcm = insert(2, "ann", Binding.Type.FCM);
    var bobApn = insert(3, "bob", Binding.Type.APN);
    var zoeGcm = insert(4, "Zoë&=", Binding.Type.GCM);
    assertThat(sids(path)).containsExactly(annApn, annFcm, bobApn, zoeGcm);
    assertThat(sids(path + "?BindingType=aPn")).containsExactly(annApn, bobApn);
    assertThat(sids(path + "?BindingType=apn&BindingType=gcm"))
        .containsExactly(annApn, bobApn, zoeGcm);
    assertThat(sids(path + "?Identity=ann")).containsExactly(annApn, annFcm);
    assertThat(sids(path + "?Identity=Ann")).isEmpty();
    assertThat(sids(path + "?Identity=ann&Identity=Zo%C3%AB%26%3D&Identity=nobody"))
        .containsExactly(annApn, annFcm, zoeGcm);
    assertThat(sids(path + "?Identity=ann&Identity=bob&BindingType=apn&BindingType=apn"))
        .containsExactly(annApn, bobApn);
    assertThat(sids(path + "?BindingType=&Identity=")).hasSize(4);
    assertThat(api.get(path + "?BindingType=apn&BindingType=web").error()).isEqualTo("400/50209");
  }

  @Test
  void linksCarryEveryFilter() {
    var first = insert(1, "ann", Binding.Type.APN);
    var second = insert(2, "b&b", Binding.Type.FCM);
    insert(3, "eve", Binding.Type.FCM);
    var query = "?BindingType=APN&BindingType=fcm&Identity=ann&Identity=b%26b&PageSize=1";
    var page = api.get(path + query);
    assertThat(meta(page).get("first_page_url"))
        .isEqualTo(ORIGIN + path + query.replace("APN", "apn") + "&Page=0");
    assertThat(sids(page)).containsExactly(first);
    var next = api.get(String.valueOf(meta(page).get("next_page_url")));
    assertThat(sids(next)).containsExactly(second);
    assertThat(meta(next).get("next_page_url")).isNull();
    assertThat(meta(next).get("key")).isEqualTo("bindings");
    assertThat(meta(api.get(path)).get("page_size")).isEqualTo(50L);
    assertThat(meta(api.get(path + "?PageSize=1000")).get("page_size")).isEqualTo(100L);
  }

  @Test
  void aDeletedBindingIsGone() {
    var sid = insert(1, "ann", Binding.Type.APN);
    assertThat(api.delete(path + "/" + sid).status()).isEqualTo(204);
    assertThat(api.get(path + "/" + sid).error()).isEqualTo("404/20404");
    assertThat(api.delete(path + "/" + sid).error()).isEqualTo("404/20404");
    assertThat(sids(path)).isEmpty();
  }

  @Test
  void whatIsNotThereIsNotFound() {
    var sid = insert(1, "ann", Binding.Type.APN);
    var other = new ServiceSid(api.post("/v1/Services", "FriendlyName=Shop").text("sid"));
    for (var one :
        List.of(
            path + "/BS1",
            path + "/BS" + "0".repeat(32),
            "/v1/Services/" + other + "/Bindings/" + sid,
            "/v1/Services/IS" + "0".repeat(32) + "/Bindings/" + sid)) {
      assertThat(api.get(one).error()).isEqualTo("404/20404");
      assertThat(api.delete(one).error()).isEqualTo("404/20404");
    }
    assertThat(sids("/v1/Services/" + other + "/Bindings")).isEmpty();
    var stranger = api.stranger();
    assertThat(api.send("GET", path, Params.NONE, stranger).error()).isEqualTo("404/20404");
    assertThat(api.send("GET", path + "/" + sid, Params.NONE, stranger).error())
        .isEqualTo("404/20404");
    assertThat(api.send("DELETE", path + "/" + sid, Params.NONE, stranger).error())
        .isEqualTo("404/20404");
    assertThat(api.get(path + "/" + sid).status()).isEqualTo(200);
  }

  @Test
  void onlyClientsMakeAndChangeBindings() {
    var sid = insert(1, "ann", Binding.Type.APN);
    assertThat(api.post(path, "Identity=ann").error()).isEqualTo("405/20004");
    assertThat(api.post(path + "/" + sid, "Identity=bob").error()).isEqualTo("405/20004");
  }

  private List<Object> sids(String target) {
    return sids(api.get(target));
  }

  private static List<Object> sids(Answer list) {
    return ((List<?>) Objects.requireNonNull(list.json().get("bindings")))
        .stream().<Object>map(one -> Objects.requireNonNull(((Map<?, ?>) one).get("sid"))).toList();
  }

  private static Map<?, ?> meta(Answer list) {
    return (Map<?, ?>) Objects.requireNonNull(list.json().get("meta"));
  }
}
