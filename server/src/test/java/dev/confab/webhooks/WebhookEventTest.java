package dev.confab.webhooks;

import static dev.confab.support.ApiUnderTest.field;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.confab.domain.ConversationRef;
import dev.confab.domain.DeliveryReport;
import dev.confab.domain.DeliveryStatus;
import dev.confab.domain.Event;
import dev.confab.domain.EventType;
import dev.confab.domain.LoggedEvent;
import dev.confab.domain.MessageRef;
import dev.confab.domain.Origin;
import dev.confab.domain.Origin.Source;
import dev.confab.domain.Receipts;
import dev.confab.domain.Scope;
import dev.confab.domain.WebhookField;
import dev.confab.domain.WebhookField.Value;
import dev.confab.domain.WebhookPayload;
import dev.confab.domain.sid.AccountSid;
import dev.confab.domain.sid.ConversationSid;
import dev.confab.domain.sid.MessageSid;
import dev.confab.domain.sid.MessagingServiceSid;
import dev.confab.domain.sid.ReceiptSid;
import dev.confab.domain.sid.ServiceSid;
import dev.confab.platform.Json;
import dev.confab.support.ApiUnderTest;
import dev.confab.support.ApiUnderTest.Answer;
import dev.confab.support.ByteStreams;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookEventTest {
  private static final AccountSid ACCOUNT = new AccountSid("AC" + "a".repeat(32));
  private static final MessagingServiceSid MESSAGING =
      new MessagingServiceSid("MG" + "b".repeat(32));
  private static final ServiceSid SERVICE = new ServiceSid("IS" + "c".repeat(32));

  /// What nothing that there is today gives a value: conversations that a message begins, text from
  /// outside, and reachability.
  private static final Set<String> UNKNOWN =
      Set.of(
          "onConversationAdd MessageBody",
          "onConversationAdd Media",
          "onConversationAdd MessagingBinding.Address",
          "onConversationAdd MessagingBinding.AuthorAddress",
          "onConversationAdd MessagingBinding.ProjectedAddress",
          "onConversationAdd MessagingBinding.ProxyAddress",
          "onConversationAdded MessagingBinding.Address",
          "onConversationAdded MessagingBinding.AuthorAddress",
          "onConversationAdded MessagingBinding.ProjectedAddress",
          "onConversationAdded MessagingBinding.ProxyAddress",
          "onUserUpdated isNotifiable",
          "onUserUpdated isOnline");

  /// The two recordings of one server of 2021, with whole sids.
  private static final String RECORDED_FORM =
      "EventType=onMessageAdded&Attributes=%7B%7D&DateCreated=2021-08-10T18%3A00%3A58.111Z&Index=35"
          + "&MessageSid=IM8d613ccb9016450fa29faecfaa7bb6f4&AccountSid="
          + ACCOUNT
          + "&Source=SDK&ClientIdentity=dave&RetryCount=0&Author=dave"
          + "&ParticipantSid=MBc58b06998c564765bbff41cfd3a03219&Body=two"
          + "&ConversationSid=CH6c25138e952448e3b27ef8164097a1c7";

  @TempDir private Path folder;

  /// Everything that the API makes of these events is told as the table of payloads says.
  @Test
  void everyEventIsToldAsThePayloadsSay() {
    var told = new TreeSet<String>();
    try (var api = new ApiUnderTest(folder)) {
      for (var event : everything(api)) {
        for (var payload : WebhookPayload.ALL) {
          if (event.is(payload.type())) {
            check(payload, new WebhookEvent(payload, event, ACCOUNT, MESSAGING), told);
          }
        }
      }
    }
    var published =
        WebhookPayload.ALL.stream()
            .flatMap(payload ->
                payload.fields().stream().map(field -> payload.event() + " " + field.name()))
            .filter(name -> !UNKNOWN.contains(name))
            .toList();
    assertThat(told).containsExactlyInAnyOrderElementsOf(published);
  }

  private static void check(WebhookPayload payload, WebhookEvent event, Set<String> told) {
    var parameters = event.parameters(2);
    var names = parameters.stream().map(Parameter::name).toList();
    assertThat(names).as(payload.event()).doesNotHaveDuplicates();
    assertThat(names)
        .as(payload.event())
        .containsAll(
            payload.fields().stream()
                .filter(WebhookField::isAlways)
                .map(WebhookField::name)
                .toList());
    for (var parameter : parameters) {
      told.add(payload.event() + " " + parameter.name());
      var field =
          payload.fields().stream()
              .filter(one -> one.name().equals(parameter.name()))
              .findFirst()
              .orElseThrow();
      assertThat(isOfKind(parameter.value(), field.value()))
          .as(payload.event() + ": " + parameter)
          .isTrue();
    }
  }

  private static boolean isOfKind(String text, Value kind) {
    return switch (kind) {
      case Value.Sid(var prefix) -> text.matches(prefix + "[0-9a-f]{32}");
      case Value.Choice(var values) -> values.contains(text);
      case Value.Plain plain ->
          switch (plain) {
            case TEXT -> true;
            case JSON -> Json.isValue(text);
            case DATE -> text.matches("2026-03-01T08:00:0[0-9]\\.[0-9]{3}Z");
            case NUMBER -> text.matches("[0-9]+");
            case FLAG -> text.matches("true|false");
          };
    };
  }

  /// Events of every type that webhooks are told of, each with everything that it can have.
  private static List<LoggedEvent> everything(ApiUnderTest api) {
    var user = created(api.post("/v1/Users", "Identity=zoe&FriendlyName=Zoe"));
    api.post("/v1/Users/" + user, "FriendlyName=Z");
    var group = created(api.post("/v1/Conversations", ""));
    member("/v1/Conversations/" + group, api, field("MessagingBinding.ProjectedAddress", "+15551"));
    var form = "FriendlyName=F&UniqueName=u&MessagingServiceSid=" + MESSAGING;
    var conversation = created(api.post("/v1/Conversations", form));
    var url = "/v1/Conversations/" + conversation;
    api.post(url, "FriendlyName=G");
    member(url, api, "Identity=ann");
    var number =
        field("MessagingBinding.Address", "+4917000001")
            + "&"
            + field("MessagingBinding.ProxyAddress", "+4915550001");
    var reached = created(api.post(url + "/Participants", number));
    messages(api, conversation);
    changeAndRemove(api, url + "/Participants/" + reached);
    api.post(url, "State=closed");
    api.delete(url);
    return Stream.of(user, group, conversation)
        .flatMap(stream -> read(api, stream).stream())
        .map(WebhookEventTest::bySomebody)
        .toList();
  }

  private static List<LoggedEvent> read(ApiUnderTest api, String stream) {
    return api.stores
        .store()
        .read(tables -> tables.events().read(new Event.Stream(stream), 0, 1_000));
  }

  /// Comes, changes and goes.
  private static void member(String url, ApiUnderTest api, String form) {
    changeAndRemove(api, url + "/Participants/" + created(api.post(url + "/Participants", form)));
  }

  private static void changeAndRemove(ApiUnderTest api, String participant) {
    var change = field("Attributes", "{\"a\":1}") + "&LastReadMessageIndex=0";
    assertThat(api.post(participant, change).status()).isEqualTo(200);
    assertThat(api.delete(participant).status()).isEqualTo(204);
  }

  /// Text, text of a participant, and a file of his; each comes, changes and goes. A channel tells
  /// of the one that is not his own.
  private static void messages(ApiUnderTest api, String conversation) {
    var media = "/v1/Services/" + api.account.defaultService() + "/Media?Filename=a.txt";
    var text = ByteStreams.of("hello".getBytes(StandardCharsets.UTF_8), 5);
    var file = created(api.upload(media, Map.of("Content-Type", "text/plain"), text));
    var messages = "/v1/Conversations/" + conversation + "/Messages";
    var author = "&" + field("Author", "+4917000001");
    for (var form : List.of("Body=hi", "Body=ho" + author, "MediaSid=" + file + author)) {
      var message = created(api.post(messages, form));
      for (var receipt :
          api.get(messages + "/" + message + "/Receipts").objects("delivery_receipts")) {
        report(api, conversation, message, String.valueOf(receipt.get("sid")));
      }
      var change = field("Attributes", "{\"b\":2}");
      assertThat(api.post(messages + "/" + message, change).status()).isEqualTo(200);
      assertThat(api.delete(messages + "/" + message).status()).isEqualTo(204);
    }
  }

  private static void report(
      ApiUnderTest api, String conversation, String message, String receipt) {
    var ref =
        new MessageRef(
            new Scope(api.account.sid(), api.account.defaultService()),
            new ConversationRef.BySid(new ConversationSid(conversation)),
            new MessageSid(message));
    assertThat(
            new Receipts(api.stores.store(), api.clock)
                .report(
                    ref,
                    new ReceiptSid(receipt),
                    new DeliveryReport(DeliveryStatus.SENT, "SM" + "1".repeat(32), 0),
                    Origin.api(true)))
        .isPresent();
  }

  private static String created(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.text("sid");
  }

  /// As if it had been done by a user's client.
  private static LoggedEvent bySomebody(LoggedEvent event) {
    return new LoggedEvent(
        event.stream(),
        event.sequence(),
        event.type(),
        event.service(),
        new Origin(Source.SDK, true, "ann"),
        event.date(),
        event.data());
  }

  @Test
  void anEventIsToldAsTwilioTellsIt() {
    var event =
        message(
            "CH6c25138e952448e3b27ef8164097a1c7",
            "{'sid':'IM8d613ccb9016450fa29faecfaa7bb6f4','index':35,'author':'dave',"
                + "'participant_sid':'MBc58b06998c564765bbff41cfd3a03219','body':'two',"
                + "'attributes':'{}','subject':null,'content_sid':null,'media':[],"
                + "'date_created':'2021-08-10T18:00:58.111000Z',"
                + "'date_updated':'2021-08-10T18:00:58.111000Z'}",
            new Origin(Source.SDK, true, "dave"));
    var told = WebhookEvent.of(event, ACCOUNT, null).parameters(0);
    assertThat(pairs(Form.of(told).encoded()))
        .containsExactlyInAnyOrderElementsOf(
            plus(pairs(RECORDED_FORM), "ChatServiceSid=" + SERVICE));
  }

  /// As in a query that was recorded, a space is a plus.
  @Test
  void textIsEscaped() {
    var body = new Parameter("Body", "okay today & ä€😀 = 100% +1~*'\r\n");
    assertThat(Form.of(List.of(body, new Parameter("A.B", ""))).encoded())
        .isEqualTo(
            "Body=okay+today+%26+%C3%A4%E2%82%AC%F0%9F%98%80+%3D+100%25+%2B1%7E*%27%0D%0A&A.B=");
  }

  @Test
  void datesHaveMilliseconds() {
    var event =
        message(
            "CH" + "1".repeat(32),
            "{'date_created':'2026-03-01T08:00:00Z','date_updated':'2026-03-01T08:00:00.123999Z'}",
            Origin.api(true));
    var removed =
        new LoggedEvent(
            event.stream(),
            9,
            EventType.MESSAGE_REMOVED.text(),
            SERVICE,
            event.origin(),
            Instant.parse("2026-03-02T00:00:59.000001Z"),
            event.data());
    assertThat(values(WebhookEvent.of(removed, ACCOUNT, null)))
        .containsEntry("DateCreated", "2026-03-01T08:00:00.000Z")
        .containsEntry("DateUpdated", "2026-03-01T08:00:00.123Z")
        .containsEntry("DateRemoved", "2026-03-02T00:00:59.000Z");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-01T08:00:00Z, 2026-03-01T08:00:00.000Z",
    "2026-03-01T08:00:00.5Z, 2026-03-01T08:00:00.500Z",
    "2026-03-01T08:00:00.999Z, 2026-03-01T08:00:00.999Z",
    "2026-03-01T08:00:00.999999999Z, 2026-03-01T08:00:00.999Z",
    "+12026-03-01T08:00:00Z, +12026-03-01T08:00:00.000Z",
    "2026-03-01T10:00:00+02:00, 2026-03-01T08:00:00.000Z",
  })
  void datesAreCutToMilliseconds(String written, String told) {
    assertThat(WebhookDate.of(written)).isEqualTo(told);
    assertThat(WebhookDate.of(Instant.parse(written))).isEqualTo(told);
  }

  @Test
  void filesAreToldWithNamesOfTheirOwn() {
    var sid = "ME" + "1".repeat(32);
    var event =
        message(
            "CH" + "1".repeat(32),
            ("{'body':null,'media':["
                    + "{'sid':'%1$s','size':7,'content_type':'text/plain','filename':'a \\'b\\''},"
                    + "{'sid':'%1$s','size':7,'content_type':'text/plain','filename':null}]}")
                .formatted(sid),
            Origin.api(true));
    var values = values(WebhookEvent.of(event, ACCOUNT, null));
    assertThat(values).doesNotContainKey("Body");
    assertThat(values.get("Media"))
        .isEqualTo(
            ("[{'Category':'media','Sid':'%1$s','ContentType':'text/plain','Filename':'a \\'b\\'',"
                    + "'Size':7},{'Category':'media','Sid':'%1$s','ContentType':'text/plain',"
                    + "'Filename':null,'Size':7}]")
                .formatted(sid)
                .replace('\'', '"'));
  }

  @Test
  void theMessagingServiceOfTheDataIsTheOneThatCounts() {
    var event = message("CH" + "1".repeat(32), "{}", Origin.api(true));
    assertThat(values(WebhookEvent.of(event, ACCOUNT, MESSAGING)))
        .containsEntry("MessagingServiceSid", MESSAGING.value());
    assertThat(values(WebhookEvent.of(event, ACCOUNT, null)))
        .doesNotContainKey("MessagingServiceSid");
  }

  @Test
  void whatHasNoWebhookIsNotTold() {
    for (var type : EventType.values()) {
      var event =
          new LoggedEvent(
              new Event.Stream("CH" + "1".repeat(32)),
              0,
              type.text(),
              SERVICE,
              Origin.api(true),
              Instant.EPOCH,
              "{}");
      if (WebhookPayload.ALL.stream().noneMatch(one -> one.type() == type)) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> WebhookEvent.of(event, ACCOUNT, null));
      } else {
        assertThat(WebhookEvent.of(event, ACCOUNT, null).payload().event()).isEqualTo(type.text());
      }
    }
  }

  private static LoggedEvent message(String conversation, String data, Origin origin) {
    return new LoggedEvent(
        new Event.Stream(conversation),
        3,
        EventType.MESSAGE_ADDED.text(),
        SERVICE,
        origin,
        Instant.EPOCH,
        data.replace('\'', '"'));
  }

  private static Map<String, String> values(WebhookEvent event) {
    return event.parameters(0).stream()
        .collect(Collectors.toMap(Parameter::name, Parameter::value));
  }

  private static List<String> pairs(String encoded) {
    return Arrays.asList(encoded.split("&", -1));
  }

  private static List<String> plus(List<String> all, String more) {
    var longer = new ArrayList<>(all);
    longer.add(more);
    return longer;
  }
}
