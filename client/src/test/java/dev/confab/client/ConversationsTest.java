package dev.confab.client;

import static dev.confab.client.support.Samples.CONVERSATIONS;
import static dev.confab.client.support.Samples.client;
import static dev.confab.client.support.Samples.conversation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import dev.confab.client.http.Headers;
import dev.confab.client.http.WireRequest;
import dev.confab.client.json.Json;
import dev.confab.client.json.JsonCodec;
import dev.confab.client.json.JsonObject;
import dev.confab.client.testing.StubTransport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConversationsTest {
  private static final String ITEM = CONVERSATIONS + "/*";

  private final StubTransport stub = new StubTransport();
  private final Conversations conversations = client(stub).conversations();

  @Test
  void createSendsEveryParameterInItsFormOnTheWire() {
    stub.on("POST", CONVERSATIONS).reply(201, conversation("CH1"));

    conversations.create(form ->
        form.friendlyName("Ä & Ö")
            .uniqueName("order-4711")
            .attributes(Map.of("vip", true), new VipCodec())
            .dateCreated(Instant.parse("2026-01-31T10:00:00.987Z"))
            .dateUpdated(Instant.parse("2026-01-31T10:00:01Z"))
            .messagingServiceSid("MG1")
            .state(ConversationState.INACTIVE)
            .timersInactive(Duration.ofMinutes(1))
            .timersClosed(Duration.ofDays(1))
            .bindingsEmailAddress("shop@example.com")
            .bindingsEmailName("Shop")
            .param("Tag", "a")
            .param("Tag", "b"));

    assertThat(sent().body())
        .isEqualTo(
            "FriendlyName=%C3%84+%26+%C3%96&UniqueName=order-4711"
                + "&Attributes=%7B%22vip%22%3Atrue%7D"
                + "&DateCreated=2026-01-31T10%3A00%3A00Z&DateUpdated=2026-01-31T10%3A00%3A01Z"
                + "&MessagingServiceSid=MG1&State=inactive"
                + "&Timers.Inactive=PT1M&Timers.Closed=PT24H"
                + "&Bindings.Email.Address=shop%40example.com&Bindings.Email.Name=Shop"
                + "&Tag=a&Tag=b");
    assertThat(sent().headers().first("content-type"))
        .contains("application/x-www-form-urlencoded");
  }

  @Test
  void createNeedsNoParameter() {
    stub.on("POST", CONVERSATIONS).reply(201, conversation("CH1"));
    assertThat(conversations.create(form -> {}).sid()).isEqualTo("CH1");
    assertThat(sent().body()).isEmpty();
  }

  @Test
  void updateKeepsWhatIsNotMentionedAndClearsOnRequest() {
    stub.on("POST", ITEM).reply(200, conversation("CH1"));

    conversations.update(
        "CH1",
        form ->
            form.friendlyName("new")
                .clearUniqueName()
                .clearAttributes()
                .clearTimersInactive()
                .clearTimersClosed()
                .clearBindingsEmail());

    assertThat(sent().body())
        .isEqualTo(
            "FriendlyName=new&UniqueName=&Attributes=%7B%7D&Timers.Inactive=PT0S"
                + "&Timers.Closed=PT0S&Bindings.Email.Address=&Bindings.Email.Name=");
  }

  @Test
  void theLastWordOnAParameterCounts() {
    stub.on("POST", ITEM).reply(200, conversation("CH1"));
    conversations.update("CH1", form -> form.uniqueName("a").clearUniqueName().uniqueName("b"));
    assertThat(sent().body()).isEqualTo("UniqueName=b");
  }

  @Test
  void negativeTimersAreRefusedBeforeAnythingIsSent() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> conversations.create(form -> form.timersClosed(Duration.ofMinutes(-1))));
    assertThat(stub.requests()).isEmpty();
  }

  @Test
  void answerIsReadWithItsTypes() {
    stub.on("GET", ITEM).reply(200, conversation("CH1"));

    var conversation = conversations.fetch("CH1");

    assertThat(conversation.state()).isEqualTo(ConversationState.ACTIVE);
    assertThat(conversation.friendlyName()).isEqualTo("Order 4711");
    assertThat(conversation.uniqueName()).isEqualTo("order-4711");
    assertThat(conversation.messagingServiceSid()).isNull();
    assertThat(conversation.accountSid()).isEqualTo("AC1");
    assertThat(conversation.chatServiceSid()).isEqualTo("IS1");
    assertThat(conversation.dateCreated()).isEqualTo("2026-03-01T08:00:00Z");
    assertThat(conversation.dateUpdated()).isEqualTo("2026-03-01T08:05:00Z");
    assertThat(conversation.timers())
        .isEqualTo(new Conversation.Timers(Instant.parse("2026-03-01T09:05:00Z"), null));
    assertThat(conversation.emailBinding()).isNull();
    assertThat(conversation.url()).endsWith("/CH1");
    assertThat(conversation.links()).containsKey("messages");
    assertThat(conversation.attributes()).isEqualTo("{\"vip\":true}");
    assertThat(conversation.attributesAs(JsonCodec.TREE))
        .isEqualTo(new JsonObject(Map.of("vip", new Json.Bool(true))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"sid\":\"CH1\"}",
        "{\"sid\":\"CH1\",\"bindings\":null,\"timers\":null,\"links\":null,\"attributes\":null}",
        "{\"sid\":\"CH1\",\"bindings\":{},\"timers\":{},\"links\":{}}"
      })
  void absentMembersAreAsGoodAsEmptyOnes(String answer) {
    stub.on("GET", ITEM).reply(200, answer);
    var conversation = conversations.fetch("CH1");
    assertThat(conversation.emailBinding()).isNull();
    assertThat(conversation.timers()).isEqualTo(new Conversation.Timers(null, null));
    assertThat(conversation.attributes()).isEqualTo("{}");
    assertThat(conversation.links()).isEmpty();
  }

  @Test
  void newerServerIsUnderstood() {
    stub.on("GET", ITEM)
        .reply(
            200,
            """
            {"sid":"CH1","state":"archived","mood":{"level":3},
             "timers":{"date_archived":"2026-01-01T00:00:00Z"},
             "bindings":{"email":{"name":"Shop","projected_address":"a@b.c","x":1},"fax":{}}}
            """);

    var conversation = conversations.fetch("CH1");

    assertThat(conversation.state()).isEqualTo(new ConversationState("archived"));
    assertThat(conversation.emailBinding())
        .isEqualTo(new Conversation.EmailBinding("a@b.c", "Shop"));
    assertThat(conversation.json().object("mood").integer("level")).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({
    "CH1, /v1/Conversations/CH1",
    "order 4711/ä+?, /v1/Conversations/order%204711%2F%C3%A4%2B%3F",
    "../Services, /v1/Conversations/..%2FServices"
  })
  void namesAreEncodedIntoOneSegment(String name, String path) {
    stub.on("GET", path).reply(200, conversation("CH1"));
    assertThat(conversations.fetch(name).sid()).isEqualTo("CH1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ".", ".."})
  void namesThatWouldChangeThePathAreRefused(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> conversations.delete(name));
    assertThat(stub.requests()).isEmpty();
  }

  @Test
  void deleteReturnsNothing() {
    stub.on("DELETE", ITEM).reply(204, "");
    conversations.delete("CH1");
    assertThat(sent().toString()).isEqualTo("DELETE /v1/Conversations/CH1");
    assertThat(sent().body()).isNull();
  }

  @Test
  void namedServiceHasItsOwnConversations() {
    stub.on("GET", "/v1/Services/IS1/Conversations/CH1").reply(200, conversation("CH1"));
    var fetched = client(stub).service("IS1").conversations().fetch("CH1");
    assertThat(fetched.sid()).isEqualTo("CH1");
  }

  @Test
  void rawAlsoReturnsWhatHttpSaid() {
    stub.on("POST", CONVERSATIONS)
        .reply(201, Headers.NONE.with("Twilio-Request-Id", "RQ1"), conversation("CH1"));
    stub.on("DELETE", ITEM).reply(204, Headers.NONE.with("X-Twilio-Request-Id", "RQ2"), "");

    var created = conversations.raw().create(form -> {});
    var deleted = conversations.raw().delete("CH1");

    assertThat(created.value().sid()).isEqualTo("CH1");
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.requestId()).isEqualTo("RQ1");
    assertThat(created.headers().first("twilio-request-id")).contains("RQ1");
    assertThat(created.retries()).isZero();
    assertThat(deleted.status()).isEqualTo(204);
    assertThat(deleted.requestId()).isEqualTo("RQ2");
  }

  @Test
  void optionsOfAViewReachTheWireAndLeaveTheClientAlone() {
    stub.on("POST", CONVERSATIONS).reply(201, conversation("CH1"));
    stub.on("GET", ITEM).reply(200, conversation("CH1"));
    var view =
        conversations.with(options ->
            options
                .webhookEnabled(true)
                .idempotencyToken("mine")
                .header("X-Trace", "t1")
                .header("Accept", "application/problem+json"));

    view.create(form -> {});
    view.fetch("CH1");
    conversations.create(form -> {});

    var write = stub.requests().get(0).headers();
    assertThat(write.all("X-Twilio-Webhook-Enabled")).containsExactly("true");
    assertThat(write.all("I-Twilio-Idempotency-Token")).containsExactly("mine");
    assertThat(write.all("X-Trace")).containsExactly("t1");
    assertThat(write.all("Accept")).containsExactly("application/problem+json");
    var read = stub.requests().get(1).headers();
    assertThat(read.fields())
        .doesNotContainKeys("X-Twilio-Webhook-Enabled", "I-Twilio-Idempotency-Token");
    var untouched = stub.requests().get(2).headers();
    assertThat(untouched.fields()).doesNotContainKeys("X-Twilio-Webhook-Enabled", "X-Trace");
  }

  @Test
  void servicesAreCreatedFetchedListedAndDeleted() {
    var service = "{\"sid\":\"IS1\",\"account_sid\":null,\"friendly_name\":\"Shop\",\"links\":{}}";
    stub.on("POST", "/v1/Services").reply(201, service);
    stub.on("GET", "/v1/Services/IS1").reply(200, service);
    stub.on("DELETE", "/v1/Services/IS1").reply(204, "");
    stub.on("GET", "/v1/Services")
        .reply(200, "{\"meta\":{\"key\":\"services\"},\"services\":[" + service + "]}");
    var services = client(stub).services();

    assertThat(services.create(form -> form.friendlyName("Shop")).friendlyName()).isEqualTo("Shop");
    assertThat(sent().form().all("FriendlyName")).isEqualTo(List.of("Shop"));
    assertThat(services.fetch("IS1").accountSid()).isNull();
    assertThat(services.list(query -> query.pageSize(5)).items()).hasSize(1);
    assertThat(services.stream(query -> {}).map(Service::sid)).containsExactly("IS1");
    assertThat(services.raw().delete("IS1").status()).isEqualTo(204);
    assertThat(services.async().fetch("IS1").join().sid()).isEqualTo("IS1");
  }

  @Test
  void linksKeepTheirNames() {
    var conversation = new Conversation(JsonObject.parse(conversation("CH7")));
    assertThat(conversation.links())
        .containsExactly(entry("messages", "https://example.com/v1/Conversations/CH7/Messages"));
    assertThat(conversation.toString()).startsWith("Conversation {\"sid\":\"CH7\"");
  }

  private WireRequest sent() {
    return stub.requests().get(stub.requests().size() - 1);
  }

  private static final class VipCodec implements JsonCodec<Map<String, Boolean>> {
    @Override
    public Map<String, Boolean> read(String json) {
      return Map.of("vip", json.contains("true"));
    }

    @Override
    public String write(Map<String, Boolean> value) {
      return "{\"vip\":" + value.get("vip") + "}";
    }
  }
}
