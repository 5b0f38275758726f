package dev.confab.api;

import static dev.confab.support.ApiUnderTest.ORIGIN;
import static dev.confab.support.ApiUnderTest.field;
import static dev.confab.support.JsonReader.members;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.PushCredential;
import dev.confab.domain.PushCredential.Secrets;
import dev.confab.domain.sid.CredentialSid;
import dev.confab.http.Params;
import dev.confab.support.ApiUnderTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialsResourceTest {
  private static final String PATH = "/v1/Credentials";
  private static final String PEM = "-----BEGIN X-----\nabc+/=\n-----END X-----\n";

  @TempDir private Path folder;
  private ApiUnderTest api;

  @BeforeEach
  void open() {
    api = new ApiUnderTest(folder);
  }

  @AfterEach
  void close() {
    api.close();
  }

  private PushCredential stored(String sid) {
    return api.stores
        .store()
        .read(tables -> tables.credentials().find(api.account.sid(), new CredentialSid(sid)))
        .orElseThrow();
  }

  @Test
  void aCredentialIsAnsweredWithoutItsSecrets() {
    var created = api.post(PATH, "Type=FcM&FriendlyName=Android&Secret=s3cret");
    assertThat(created.status()).isEqualTo(201);
    var sid = created.text("sid");
    assertThat(sid).startsWith("CR");
    assertThat(created.json())
        .isEqualTo(
            members(
                "sid",
                sid,
                "account_sid",
                api.account.sid().value(),
                "friendly_name",
                "Android",
                "type",
                "fcm",
                "sandbox",
                null,
                "date_created",
                "2026-03-01T08:00:00Z",
                "date_updated",
                "2026-03-01T08:00:00Z",
                "url",
                ORIGIN + PATH + "/" + sid));
    assertThat(api.get(PATH + "/" + sid).body()).isEqualTo(created.body());
    assertThat(api.get(PATH).body()).contains(sid).doesNotContain("s3cret");
    var stored = stored(sid);
    assertThat(stored.secrets().secret()).isEqualTo("s3cret");
    assertThat(stored.toString()).doesNotContain("s3cret");
  }

  @Test
  void eachTypeKeepsItsOwnSecrets() {
    var all =
        "&ApiKey=k3y&Secret=s3cret&Sandbox=tRuE&"
            + field("Certificate", PEM)
            + "&"
            + field("PrivateKey", PEM + "2");
    var apn = api.post(PATH, "Type=apn" + all);
    var gcm = api.post(PATH, "Type=gcm" + all);
    var fcm = api.post(PATH, "Type=fcm" + all);
    assertThat(apn.json()).containsEntry("sandbox", "True").containsEntry("friendly_name", null);
    assertThat(gcm.json()).containsEntry("sandbox", null);
    assertThat(fcm.json()).containsEntry("sandbox", null);
    assertThat(stored(apn.text("sid")).secrets())
        .isEqualTo(new Secrets(PEM, PEM + "2", null, null));
    assertThat(stored(gcm.text("sid")).secrets()).isEqualTo(new Secrets(null, null, "k3y", null));
    assertThat(stored(fcm.text("sid")).secrets())
        .isEqualTo(new Secrets(null, null, null, "s3cret"));
    assertThat(api.post(PATH, "Type=apn").text("sandbox")).isEqualTo("False");
  }

  @ParameterizedTest
  @CsvSource({
    "FriendlyName=a, 400/20001",
    "Type=, 400/20001",
    "Type=web, 400/20001",
    "Type=apn&Sandbox=yes, 400/20001",
    "Type=apn&FriendlyName=, 400/20002",
  })
  void wrongValuesAreRefused(String form, String error) {
    assertThat(api.post(PATH, form).error()).isEqualTo(error);
    assertThat(api.get(PATH).body()).contains("\"credentials\":[]");
  }

  @Test
  void aNameHasOneTo64Characters() {
    var longest = field("FriendlyName", "😀".repeat(64));
    var created = api.post(PATH, "Type=gcm&" + longest);
    assertThat(created.status()).isEqualTo(201);
    assertThat(api.post(PATH, "Type=gcm&" + longest + "x").error()).isEqualTo("400/20002");
    var one = PATH + "/" + created.text("sid");
    assertThat(api.post(one, longest + "x").error()).isEqualTo("400/20002");
    assertThat(api.post(one, "FriendlyName=").error()).isEqualTo("400/20002");
    assertThat(api.get(one).body()).isEqualTo(created.body());
  }

  @Test
  void anUpdateChangesWhatIsSent() {
    var sid = api.post(PATH, "Type=gcm&ApiKey=k3y&FriendlyName=a").text("sid");
    var one = PATH + "/" + sid;
    api.clock.advance(Duration.ofMinutes(1));
    var renamed = api.post(one, "FriendlyName=b");
    assertThat(renamed.status()).isEqualTo(200);
    assertThat(renamed.json())
        .containsEntry("friendly_name", "b")
        .containsEntry("type", "gcm")
        .containsEntry("date_created", "2026-03-01T08:00:00Z")
        .containsEntry("date_updated", "2026-03-01T08:01:00Z");
    assertThat(stored(sid).secrets().apiKey()).isEqualTo("k3y");
    api.clock.advance(Duration.ofMinutes(1));
    assertThat(api.post(one, "").body()).isEqualTo(renamed.body());
    assertThat(api.post(one, "ApiKey=k3y&Type=&Sandbox=").body()).isEqualTo(renamed.body());
    assertThat(api.post(one, "ApiKey=new").text("date_updated")).isEqualTo("2026-03-01T08:02:00Z");
    assertThat(stored(sid).secrets().apiKey()).isEqualTo("new");
    api.post(one, "ApiKey=");
    assertThat(stored(sid).secrets().apiKey()).isNull();
  }

  @Test
  void anotherTypeDropsTheFormerSecrets() {
    var sid = api.post(PATH, "Type=apn&Certificate=c&PrivateKey=p&Sandbox=true").text("sid");
    var updated = api.post(PATH + "/" + sid, "Type=FCM&Secret=s");
    assertThat(updated.json()).containsEntry("type", "fcm").containsEntry("sandbox", null);
    assertThat(stored(sid).secrets()).isEqualTo(new Secrets(null, null, null, "s"));
    var back = api.post(PATH + "/" + sid, "Type=apn");
    assertThat(back.json()).containsEntry("sandbox", "False");
    assertThat(stored(sid).secrets()).isEqualTo(new Secrets(null, null, null, null));
  }

  @Test
  void whatIsNotThereIsNotFound() {
    var sid = api.post(PATH, "Type=gcm").text("sid");
    var stranger = api.stranger();
    for (var method : List.of("GET", "POST", "DELETE")) {
      assertThat(api.send(method, PATH + "/" + sid, Params.NONE, stranger).error())
          .isEqualTo("404/20404");
    }
    assertThat(api.send("GET", PATH, Params.NONE, stranger).body()).doesNotContain(sid);
    assertThat(api.delete(PATH + "/" + sid).status()).isEqualTo(204);
    for (var one : List.of(PATH + "/" + sid, PATH + "/CR1")) {
      assertThat(api.get(one).error()).isEqualTo("404/20404");
      assertThat(api.post(one, "").error()).isEqualTo("404/20404");
      assertThat(api.delete(one).error()).isEqualTo("404/20404");
    }
  }

  @Test
  void theListIsPagedOldestFirst() {
    var first = api.post(PATH, "Type=gcm").text("sid");
    var second = api.post(PATH, "Type=gcm").text("sid");
    var page = api.get(PATH + "?PageSize=1");
    var meta = (Map<?, ?>) Objects.requireNonNull(page.json().get("meta"));
    assertThat(page.body()).contains(first).doesNotContain(second);
    assertThat(meta.get("key")).isEqualTo("credentials");
    assertThat(api.get(String.valueOf(meta.get("next_page_url"))).body()).contains(second);
    assertThat(api.get(PATH).body()).contains("\"page_size\":50");
    assertThat(api.get(PATH + "?PageSize=1000").body()).contains("\"page_size\":100");
  }

  @Test
  void aRepeatedRequestIsDoneOnce() {
    var key = Map.of("Idempotency-Key", "k1");
    var created = api.post(PATH, "Type=gcm&ApiKey=a", key);
    assertThat(api.post(PATH, "Type=gcm&ApiKey=a", key).body()).isEqualTo(created.body());
    var again = Map.of("Idempotency-Key", "k2");
    var one = PATH + "/" + created.text("sid");
    var updated = api.post(one, "ApiKey=b", again);
    api.post(one, "ApiKey=c");
    assertThat(api.post(one, "ApiKey=b", again).body()).isEqualTo(updated.body());
    assertThat(stored(created.text("sid")).secrets().apiKey()).isEqualTo("c");
  }

  @Test
  void noFileOfTheDatabaseHasASecret() throws IOException {
    var key = Map.of("Idempotency-Key", "k1");
    api.post(PATH, "Type=fcm&FriendlyName=plain-name&Secret=hidden-secret", key);
    var sid = api.post(PATH, "Type=gcm&ApiKey=hidden-key").text("sid");
    api.post(PATH + "/" + sid, "ApiKey=hidden-other");
    api.post(PATH, "Type=apn&Certificate=hidden-certificate&PrivateKey=hidden-private");
    api.post("/v1/Conversations", "FriendlyName=last");
    assertThat(filesWith("plain-name")).isNotEmpty();
    assertThat(filesWith("hidden-")).isEmpty();
    api.close();
    assertThat(filesWith("plain-name")).isNotEmpty();
    assertThat(filesWith("hidden-")).isEmpty();
    api = new ApiUnderTest(folder);
  }

  private List<Path> filesWith(String text) throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).filter(file -> has(file, text)).toList();
    }
  }

  private static boolean has(Path file, String text) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
