package dev.confab.webhooks;

import static dev.confab.support.ApiUnderTest.field;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.Event.Stream;
import dev.confab.domain.EventType;
import dev.confab.domain.LoggedEvent;
import dev.confab.domain.WebhookField;
import dev.confab.domain.WebhookPayload;
import dev.confab.support.ApiUnderTest;
import dev.confab.support.ApiUnderTest.Answer;
import dev.confab.support.EventLog;
import dev.confab.support.HookReceiver;
import dev.confab.support.HookReceiver.Call;
import dev.confab.support.HookReceiver.Said;
import dev.confab.support.JsonReader;
import dev.confab.webhooks.PreHookObserver.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who is asked before what, and what the answers do.
class PreHooksTest {
  private static final String WEBHOOKS = "/v1/Configuration/Webhooks";

  @TempDir private Path folder;
  private AskingApi asking;
  private ApiUnderTest api;
  private HookReceiver receiver;

  @BeforeEach
  void open() throws IOException {
    receiver = new HookReceiver(0);
    receiver.say(call -> new Said(200, ""));
    asking = new AskingApi(folder);
    api = asking.api;
  }

  @AfterEach
  void close() {
    asking.close();
    receiver.close();
  }

  private List<String> asked() {
    return receiver.calls().stream().map(call -> call.param("EventType")).toList();
  }

  private static Answer done(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isBetween(200, 204);
    return answer;
  }

  private void answer(String json) {
    receiver.say(call -> new Said(200, json));
  }

  private int events() {
    return new EventLog(folder).size();
  }

  private static Map<String, String> params(Call call) {
    var params = new HashMap<String, String>();
    call.params().forEach(params::put);
    return params;
  }

  /// Each operation once, in one path family.
  private void doEverything(String family) {
    var conversations = family + "/Conversations";
    var conversation =
        conversations + "/" + done(asking.post(conversations, "FriendlyName=A")).text("sid");
    done(asking.post(conversation, "FriendlyName=B&State=inactive"));
    var participants = conversation + "/Participants";
    done(asking.post(participants, "Identity=ann"));
    done(asking.post(participants + "/ann", field("Attributes", "{\"a\":1}")));
    var messages = conversation + "/Messages";
    var message = messages + "/" + done(asking.post(messages, "Body=x&Author=ann")).text("sid");
    done(asking.post(message, "Body=y"));
    done(asking.delete(message));
    done(asking.delete(participants + "/ann"));
    done(asking.post(family + "/Users/ann", "FriendlyName=Ann"));
    done(asking.delete(family + "/Users/ann"));
    done(asking.delete(conversation));
    var participant = field("Participant", "{\"identity\":\"bob\"}");
    done(asking.post(family + "/ConversationWithParticipants", participant));
  }

  /// Users are the affair of accounts alone.
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyEventIsAskedAboutBeforeItHappens(boolean isOfService) {
    var url = receiver.url() + "/pre?x=1#tt=2000";
    if (isOfService) {
      asking.hookService(url);
    } else {
      asking.hookAccount(url);
    }
    for (var family : List.of("/v1", "/v1/Services/" + api.account.defaultService())) {
      doEverything(family);
    }
    var once =
        List.of(
            "onConversationAdd",
            "onConversationUpdate",
            "onParticipantAdd",
            "onParticipantUpdate",
            "onMessageAdd",
            "onMessageUpdate",
            "onMessageRemove",
            "onParticipantRemove",
            "onUserUpdate",
            "onConversationRemove",
            "onConversationAdd");
    var twice = new ArrayList<>(once);
    twice.addAll(once);
    twice.removeIf(event -> isOfService && event.equals("onUserUpdate"));
    assertThat(asked()).containsExactlyElementsOf(twice);
    assertThat(asking.results).containsOnly(Result.ALLOWED).hasSameSizeAs(twice);
    assertThat(receiver.calls()).extracting(Call::token).doesNotHaveDuplicates();
    receiver.calls().forEach(this::requirePayload);
  }

  private void requirePayload(Call call) {
    var params = params(call);
    var payload =
        WebhookPayload.ALL.stream()
            .filter(one -> one.event().equals(params.get("EventType")))
            .findFirst()
            .orElseThrow();
    var always =
        payload.fields().stream().filter(WebhookField::isAlways).map(WebhookField::name).toList();
    assertThat(payload.isQuestion()).isTrue();
    assertThat(params.keySet())
        .containsAll(always)
        .isSubsetOf(payload.fields().stream().map(WebhookField::name).toList());
    assertThat(params).containsEntry("Source", "API").containsEntry("RetryCount", "0");
    var form = new ArrayList<Parameter>();
    params.forEach((name, value) -> form.add(new Parameter(name, value)));
    assertThat(call.target()).isEqualTo("/pre?x=1");
    assertThat(call.signature())
        .isEqualTo(Signature.of(ApiUnderTest.TOKEN, receiver.url() + "/pre?x=1", form).value());
  }

  /// What is asked about is not there yet, and other requests find nothing locked.
  @Test
  void nothingHasHappenedAndNothingIsLockedWhileAnAnswerIsWaitedFor() {
    asking.hookAccount(receiver.url());
    var messages = asking.conversation("") + "/Messages";
    var seen = new ArrayList<Integer>();
    receiver.say(call -> {
      seen.add(api.get(messages).objects("messages").size());
      seen.add(api.post(messages, "Body=between").status());
      return new Said(200, "{\"body\":\"changed\"}");
    });
    var made = done(asking.post(messages, "Body=asked"));
    assertThat(seen).containsExactly(0, 201);
    assertThat(made.json()).containsEntry("index", 1L).containsEntry("body", "changed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FriendlyName=a | friendly_name | b",
        "FriendlyName=a&UniqueName=u | friendly_name | Ünïcode",
        "'' | friendly_name | b"
      })
  void theNameOfAConversationMayBeChanged(String form, String member, String value) {
    asking.hookAccount(receiver.url());
    answer("{\"%s\":\"%s\",\"unique_name\":\"other\"}".formatted(member, value));
    var made = done(asking.post("/v1/Conversations", form));
    assertThat(made.text(member)).isEqualTo(value);
    assertThat(made.text("unique_name")).isNotEqualTo("other");
    var path = "/v1/Conversations/" + made.text("sid");
    answer("{\"%s\":\"later\"}".formatted(member));
    assertThat(done(asking.post(path, "FriendlyName=c")).text(member)).isEqualTo("later");
    assertThat(api.get(path).text(member)).isEqualTo("later");
    assertThat(asking.results).containsExactly(Result.CHANGED, Result.CHANGED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"body\":\"***\"} | body | ***",
        "{\"body\":\"\"} | body | ''",
        "{\"author\":\"bot\"} | author | bot",
        "{\"attributes\":\"{\\\"ok\\\":true}\"} | attributes | {\"ok\":true}",
        "{\"body\":null,\"author\":\"bot\",\"subject\":\"s\",\"x\":[1]} | author | bot",
        "' {\"body\":\"\\u00e4\\n\"} ' | body | ä\\n"
      })
  void textAuthorAndAttributesOfAMessageMayBeChanged(String json, String member, String value) {
    asking.hookAccount(receiver.url());
    var messages = asking.conversation("") + "/Messages";
    var expected = value.replace("\\n", "\n");
    var rest = new HashMap<>(Map.of("body", "a", "author", "ann", "attributes", "{\"a\":1}"));
    rest.put(member, expected);
    answer(json);
    var form = "Body=a&Author=ann&" + field("Attributes", "{\"a\":1}");
    var made = done(asking.post(messages, form));
    assertThat(made.json()).containsAllEntriesOf(rest);
    var path = messages + "/" + made.text("sid");
    done(api.post(path, form));
    var changed = done(asking.post(path, "Subject=new"));
    assertThat(changed.json()).containsAllEntriesOf(rest);
    var told = told(made.text("conversation_sid"), EventType.MESSAGE_ADDED).data();
    assertThat(JsonReader.object(told)).containsEntry(member, expected);
  }

  private LoggedEvent told(String stream, EventType type) {
    return api
        .stores
        .store()
        .read(tables -> tables.events().read(new Stream(stream), 0, 100))
        .stream()
        .filter(event -> event.is(type))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void nothingElseMayBeChanged() {
    asking.hookAccount(receiver.url());
    answer(
        "{\"friendly_name\":\"x\",\"identity\":\"x\",\"attributes\":\"{\\\"x\\\":1}\",\"role_sid\":1}");
    var participants = asking.conversation("") + "/Participants";
    assertThat(done(asking.post(participants, "Identity=ann")).json())
        .containsEntry("identity", "ann")
        .containsEntry("attributes", "{}");
    var attributes = field("Attributes", "{\"a\":1}");
    assertThat(done(asking.post(participants + "/ann", attributes)).json())
        .containsEntry("attributes", "{\"a\":1}");
    assertThat(done(asking.post("/v1/Users/ann", "FriendlyName=Ann")).json())
        .containsEntry("friendly_name", "Ann")
        .containsEntry("attributes", "{}");
    done(asking.delete(participants + "/ann"));
    assertThat(asking.results).hasSize(4).containsOnly(Result.ALLOWED);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 404, 408, 429, 500, 503, 599})
  void aRefusalIsFinalAndLeavesNoTrace(int status) {
    asking.hookAccount(receiver.url());
    var conversation = asking.conversation("FriendlyName=a");
    var message = conversation + "/Messages/";
    message += done(api.post(conversation + "/Messages", "Body=a")).text("sid");
    done(api.post(conversation + "/Participants", "Identity=ann"));
    int before = events();
    receiver.say(call -> new Said(status, "{\"body\":\"changed\"}"));
    for (var refused :
        List.of(
            asking.post("/v1/Conversations", ""),
            asking.post("/v1/ConversationWithParticipants", ""),
            asking.post(conversation, "FriendlyName=b"),
            asking.post(conversation + "/Messages", "Body=b"),
            asking.post(message, "Body=b"),
            asking.delete(message),
            asking.post(conversation + "/Participants", "Identity=bob"),
            asking.post(conversation + "/Participants/ann", field("Attributes", "{\"a\":1}")),
            asking.delete(conversation + "/Participants/ann"),
            asking.post("/v1/Users/ann", "FriendlyName=Ann"),
            asking.delete(conversation))) {
      assertThat(refused.error()).isEqualTo("403/50056");
    }
    assertThat(asking.results).hasSize(11).containsOnly(Result.REFUSED);
    assertThat(events()).isEqualTo(before);
    assertThat(api.get(message).json()).containsEntry("body", "a");
    assertThat(api.get("/v1/Conversations").objects("conversations")).hasSize(1);
  }

  /// What a pre hook makes of a request is judged like what its sender could have sent.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "attributes | no json | 400/50304",
        "attributes | '' | 400/50304",
        "author | LONG | 400/50310",
        "body | LONG | 400/50504"
      })
  void aChangeThatBreaksARuleFailsTheRequest(String member, String value, String error) {
    asking.hookAccount(receiver.url());
    var messages = asking.conversation("") + "/Messages";
    var text = value.equals("LONG") ? "x".repeat(33 * 1024) : value;
    answer("{\"%s\":\"%s\"}".formatted(member, text));
    assertThat(asking.post(messages, "Body=a").error()).isEqualTo(error);
    assertThat(api.get(messages).objects("messages")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200 | ''",
        "200 | ' '",
        "200 | {}",
        "200 | {\"body\":null}",
        "201 | {\"body\":\"changed\"}",
        "202 | no json",
        "204 | ''"
      })
  void whatSaysNothingAllowsEverything(int status, String body) {
    asking.hookAccount(receiver.url());
    var messages = asking.conversation("") + "/Messages";
    receiver.say(call -> new Said(status, body));
    assertThat(done(asking.post(messages, "Body=a")).text("body")).isEqualTo("a");
    assertThat(asking.results).containsExactly(Result.ALLOWED);
  }

  @Test
  void onlyWhoWantsToBeAskedIsAsked() throws IOException {
    var messages = asking.conversation("") + "/Messages";
    done(asking.post(messages, "Body=a"));
    asking.configure(WEBHOOKS, receiver.url(), "Filters=onMessageUpdate&Filters=onMessageAdded");
    done(asking.post(messages, "Body=b"));
    asking.hookAccount(receiver.url());
    done(api.post(messages, "Body=c"));
    done(api.post(messages, "Body=d", Map.of("X-Twilio-Webhook-Enabled", "false")));
    done(api.post("/v1/Services", "FriendlyName=s", AskingApi.HEADER));
    done(asking.post("/v1/Users", "Identity=eve"));
    done(asking.delete("/v1/Users/eve"));
    done(api.post(WEBHOOKS, "PreWebhookUrl="));
    done(asking.post(messages, "Body=e"));
    assertThat(asked()).isEmpty();
    asking.hookAccount(receiver.url());
    done(asking.post(messages, "Body=f"));
    assertThat(asked()).containsExactly("onMessageAdd");
  }

  @Test
  void serversDoNotAskUnlessTheyAreToldTo() {
    asking.hookAccount(receiver.url());
    var path = asking.conversation("");
    asking.close();
    try (var silent = new ApiUnderTest(folder)) {
      done(silent.post(path + "/Messages", "Body=a", AskingApi.HEADER));
    }
    assertThat(asked()).isEmpty();
    try (var again = new ApiUnderTest(folder)) {
      assertThat(again.get(path + "/Messages").objects("messages")).hasSize(1);
    }
  }

  @Test
  void whatCannotBeDoneIsNotAskedAbout() {
    asking.hookAccount(receiver.url());
    var conversation = asking.conversation("UniqueName=taken&FriendlyName=a");
    var closed = asking.conversation("");
    done(api.post(conversation + "/Participants", "Identity=ann"));
    done(api.post(closed, "State=closed"));
    assertThat(asking.post("/v1/Conversations", "UniqueName=taken").error()).isEqualTo("409/50353");
    assertThat(asking.post("/v1/Conversations", "State=nowhere").error()).isEqualTo("400/50378");
    assertThat(asking.post(closed + "/Messages", "Body=a").error()).isEqualTo("400/50377");
    assertThat(asking.post(conversation + "/Messages", "Attributes=x").error())
        .isEqualTo("400/50304");
    assertThat(asking.post(conversation + "/Participants", "Identity=ann").error())
        .isEqualTo("409/50433");
    var missing = "/v1/Conversations/CH" + "0".repeat(32);
    assertThat(asking.post(missing + "/Messages", "Body=a").error()).isEqualTo("404/20404");
    assertThat(asking.delete(missing).error()).isEqualTo("404/20404");
    assertThat(asking.post("/v1/Services/IS" + "0".repeat(32) + "/Conversations", "").error())
        .isEqualTo("404/20404");
    assertThat(done(asking.post(conversation, "FriendlyName=a")).status()).isEqualTo(200);
    assertThat(asked()).isEmpty();
  }

  /// The conversation is closed by somebody else meanwhile.
  @Test
  void whatHasBecomeImpossibleMeanwhileFails() {
    asking.hookAccount(receiver.url());
    var conversation = asking.conversation("");
    receiver.say(call -> {
      done(api.post(conversation, "State=closed"));
      return new Said(200, "");
    });
    assertThat(asking.post(conversation + "/Messages", "Body=a").error()).isEqualTo("400/50377");
  }

  @Test
  void theAccountIsAskedBeforeTheServiceWhichSeesItsChanges() throws IOException {
    try (var second = new HookReceiver(0)) {
      asking.hookAccount(receiver.url());
      asking.hookService(second.url());
      var messages = asking.conversation("") + "/Messages";
      answer("{\"body\":\"one\",\"author\":\"one\"}");
      second.say(call -> new Said(200, "{\"author\":\"%s+\"}".formatted(call.param("Author"))));
      assertThat(done(asking.post(messages, "Body=a")).json())
          .containsEntry("body", "one")
          .containsEntry("author", "one+");
      assertThat(second.calls().getFirst().param("Body")).isEqualTo("one");
      receiver.answer(call -> 403);
      assertThat(asking.post(messages, "Body=a").error()).isEqualTo("403/50056");
      assertThat(second.calls()).hasSize(1);
      answer("{\"attributes\":\"broken\"}");
      assertThat(asking.post(messages, "Body=a").error()).isEqualTo("400/50304");
      assertThat(second.calls()).hasSize(1);
      answer("");
      second.answer(call -> 500);
      assertThat(asking.post(messages, "Body=a").error()).isEqualTo("403/50056");
    }
  }

  @Test
  void aServiceMayTakeThePlaceOfItsAccount() throws IOException {
    asking.close();
    asking = new AskingApi(folder, true, PreHookTurns.Limits.USUAL);
    api = asking.api;
    try (var second = new HookReceiver(0)) {
      second.say(call -> new Said(200, ""));
      asking.hookAccount(receiver.url());
      done(asking.post("/v1/Conversations", ""));
      asking.hookService(second.url());
      done(asking.post("/v1/Conversations", ""));
      assertThat(receiver.calls()).hasSize(1);
      assertThat(second.calls()).hasSize(1);
    }
  }

  @Test
  void parametersOfGetStandInTheUrl() {
    asking.configure(WEBHOOKS, receiver.url() + "/p?a=b", "Method=GET&Filters=onMessageAdd");
    done(asking.post(asking.conversation("") + "/Messages", field("Body", "ä b&c")));
    var call = receiver.calls().getFirst();
    assertThat(call.body()).isEmpty();
    assertThat(call.target()).startsWith("/p?a=b&AccountSid=AC");
    assertThat(call.param("Body")).isEqualTo("ä b&c");
    assertThat(call.signature())
        .isEqualTo(
            Signature.of(ApiUnderTest.TOKEN, receiver.url() + call.target(), List.of()).value());
  }

  @Test
  void aRepeatedRequestIsNotAskedAboutAgain() {
    asking.hookAccount(receiver.url());
    var messages = asking.conversation("") + "/Messages";
    answer("{\"body\":\"changed\"}");
    var headers = new HashMap<>(AskingApi.HEADER);
    headers.put("Idempotency-Key", "k");
    var first = done(api.post(messages, "Body=a", headers));
    answer("{\"body\":\"changed again\"}");
    var repeat = api.post(messages, "Body=a", headers);
    assertThat(repeat.body()).isEqualTo(first.body()).contains("changed");
    assertThat(repeat.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(api.post(messages, "Body=b", headers).error()).isEqualTo("400/20001");
    assertThat(asked()).hasSize(1);
  }
}
