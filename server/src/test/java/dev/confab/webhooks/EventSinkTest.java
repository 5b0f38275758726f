package dev.confab.webhooks;

import static dev.confab.support.ApiUnderTest.field;
import static dev.confab.support.JsonReader.members;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.ConversationRef;
import dev.confab.domain.DeliveryReport;
import dev.confab.domain.DeliveryStatus;
import dev.confab.domain.EventLog;
import dev.confab.domain.EventType;
import dev.confab.domain.MessageRef;
import dev.confab.domain.Origin;
import dev.confab.domain.Receipts;
import dev.confab.domain.Scope;
import dev.confab.domain.WebhookPayload;
import dev.confab.domain.sid.ConversationSid;
import dev.confab.domain.sid.MessageSid;
import dev.confab.domain.sid.ReceiptSid;
import dev.confab.platform.OutgoingHttp;
import dev.confab.support.ApiUnderTest;
import dev.confab.support.ApiUnderTest.Answer;
import dev.confab.support.ByteStreams;
import dev.confab.support.JsonReader;
import dev.confab.support.Waiting;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The sink of a service is told its events, whoever caused them; nothing here asks for webhooks.
class EventSinkTest {
  private static final String URL = "https://anna:secret@sink.example.com/in?a=b#tt=9000";
  private static final String CALLED = "https://sink.example.com/in?a=b&bodySHA256=";
  private static final long WAIT_SECONDS = 20;

  /// What the events of each kind may say, besides dates.
  private static final Map<String, String> DATA =
      Map.of(
          "conversation",
          "ConversationSid MessagingServiceSid FriendlyName UniqueName State Bindings",
          "conversation-state",
          "ConversationSid MessagingServiceSid StateUpdated StateFrom StateTo Reason",
          "message",
          "ConversationSid MessagingServiceSid MessageSid Index Author ParticipantSid MessageBody"
              + " MessageSubject ContentSid Media",
          "participant",
          "ConversationSid ParticipantSid Identity RoleSid MessagingBinding",
          "user",
          "UserSid Identity FriendlyName RoleSid");

  @AutoClose private final ApiUnderTest api;
  private final Sink sink = new Sink();

  EventSinkTest(@TempDir Path folder) {
    api = new ApiUnderTest(folder);
  }

  /// Answers as it shall, and keeps what comes.
  private static final class Sink implements OutgoingHttp {
    final LinkedBlockingQueue<Request> requests = new LinkedBlockingQueue<>();
    volatile Function<Request, Integer> status = _ -> 204;

    @Override
    public Outcome send(Request request) {
      int answer = status.apply(request);
      requests.add(request);
      return new Answered(answer, Map.of(), "", false);
    }

    Request next() throws InterruptedException {
      var request = requests.poll(WAIT_SECONDS, TimeUnit.SECONDS);
      assertThat(request).as("a request").isNotNull();
      return Objects.requireNonNull(request);
    }
  }

  private String deliveries() {
    return "/confab/v1/Services/" + api.account.defaultService() + "/Deliveries";
  }

  private void configure(String form) {
    assertThat(api.post(deliveries() + "/Configuration", form).status()).isEqualTo(200);
  }

  private Dispatcher start() {
    var clock = Clock.systemUTC();
    var parts =
        new Dispatcher.Parts(
            api.stores.store(),
            api.stores.log(),
            clock,
            new Random(1),
            "one",
            () -> false,
            false,
            DeliveryObserver.NONE);
    return Dispatcher.start(parts, sink, api.stores.accounts());
  }

  private static String created(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.text("sid");
  }

  private String conversation() {
    return created(api.post("/v1/Conversations", ""));
  }

  private String message(String conversation, String body) {
    return created(
        api.post("/v1/Conversations/" + conversation + "/Messages", field("Body", body)));
  }

  private static Map<String, @Nullable Object> event(OutgoingHttp.Request request) {
    assertThat(request.headers())
        .containsEntry("Content-Type", "application/cloudevents+json; charset=utf-8");
    return JsonReader.object(Objects.requireNonNull(request.body()));
  }

  private static List<Map<?, ?>> batch(OutgoingHttp.Request request) {
    assertThat(request.headers())
        .containsEntry("Content-Type", "application/cloudevents-batch+json; charset=utf-8");
    var events = new ArrayList<Map<?, ?>>();
    var list = JsonReader.object("{\"batch\":" + request.body() + "}").get("batch");
    ((List<?>) Objects.requireNonNull(list)).forEach(one -> events.add((Map<?, ?>) one));
    return events;
  }

  private static Map<?, ?> data(Map<?, ?> event) {
    return (Map<?, ?>) Objects.requireNonNull(event.get("data"));
  }

  /// All that webhooks can be told of, and more.
  private void everything() {
    var user = created(api.post("/v1/Users", "Identity=zoe&FriendlyName=Zoe"));
    api.post("/v1/Users/" + user, "FriendlyName=Z");
    var service = "MessagingServiceSid=MG" + "1".repeat(32);
    var conversation = created(api.post("/v1/Conversations", "UniqueName=u&" + service));
    var url = "/v1/Conversations/" + conversation;
    api.post(url, "FriendlyName=G");
    api.post(url + "/Webhooks", "Target=studio&Configuration.FlowSid=FW" + "1".repeat(32));
    var chatting = created(api.post(url + "/Participants", "Identity=ann"));
    var number =
        field("MessagingBinding.Address", "+4917000001")
            + "&"
            + field("MessagingBinding.ProxyAddress", "+4915550001");
    created(api.post(url + "/Participants", number));
    api.post(url + "/Participants/" + chatting, field("Attributes", "{\"a\":1}"));
    api.delete(url + "/Participants/" + chatting);
    var media = "/v1/Services/" + api.account.defaultService() + "/Media?Filename=a.txt";
    var text = ByteStreams.of("hello".getBytes(UTF_8), 5);
    var file = created(api.upload(media, Map.of("Content-Type", "text/plain"), text));
    created(api.post(url + "/Messages", "MediaSid=" + file));
    var message = message(conversation, "hi");
    report(conversation, message);
    api.post(url + "/Messages/" + message, "Body=ho");
    api.delete(url + "/Messages/" + message);
    api.post(url, "State=inactive");
    api.delete(url);
  }

  private void report(String conversation, String message) {
    var ref =
        new MessageRef(
            new Scope(api.account.sid(), api.account.defaultService()),
            new ConversationRef.BySid(new ConversationSid(conversation)),
            new MessageSid(message));
    var path = "/v1/Conversations/" + conversation + "/Messages/" + message + "/Receipts";
    var receipt = api.get(path).objects("delivery_receipts").getFirst().get("sid");
    assertThat(
            new Receipts(api.stores.store(), api.clock)
                .report(
                    ref,
                    new ReceiptSid(String.valueOf(receipt)),
                    new DeliveryReport(DeliveryStatus.SENT, "SM" + "1".repeat(32), 0),
                    Origin.api(true)))
        .isPresent();
  }

  /// All but those of deliveries, which Event Streams do not know.
  @Test
  void sinksAreToldWhatWebhooksCanBeToldButNotOfDeliveries() {
    var webhooks = EnumSet.noneOf(EventType.class);
    WebhookPayload.ALL.stream()
        .filter(payload -> payload.event().equals(payload.type().text()))
        .forEach(payload -> webhooks.add(payload.type()));
    assertThat(webhooks).hasSize(13);
    webhooks.remove(EventType.DELIVERY_UPDATED);
    assertThat(Arrays.stream(EventType.values()).filter(type -> CloudEvent.isFor(type.text())))
        .containsExactlyInAnyOrderElementsOf(webhooks);
    assertThat(CloudEvent.isFor("onMessagePinned")).isFalse();
  }

  @Test
  void everyEventIsToldOnceAndInTheOrderOfItsStream() throws InterruptedException {
    configure(field("SinkUrl", URL));
    everything();
    var expected = new LinkedHashMap<String, List<String>>();
    for (var entry : api.stores.log().read(EventLog.START, 10_000)) {
      var event = entry.event();
      if (CloudEvent.isFor(event.type())) {
        var stream = event.stream().sid();
        expected
            .computeIfAbsent(stream, _ -> new ArrayList<>())
            .add(stream + "-" + event.sequence());
      }
    }
    int count = expected.values().stream().mapToInt(List::size).sum();
    var told = new LinkedHashMap<String, List<String>>();
    var types = new TreeSet<String>();
    try (var _ = start()) {
      for (int i = 0; i < count; i++) {
        var event = event(sink.next());
        var id = String.valueOf(event.get("id"));
        told.computeIfAbsent(id.split("-", 2)[0], _ -> new ArrayList<>()).add(id);
        types.add(checked(event));
      }
    }
    assertThat(told).isEqualTo(expected);
    assertThat(types)
        .containsExactlyInAnyOrder(
            "conversation.added",
            "conversation.updated",
            "conversation.removed",
            "conversation-state.updated",
            "message.added",
            "message.updated",
            "message.removed",
            "participant.added",
            "participant.updated",
            "participant.removed",
            "user.added",
            "user.updated");
    assertThat(sink.requests).isEmpty();
  }

  /// Checks what all events have.
  ///
  /// @return its type, as `message.added`
  private String checked(Map<String, @Nullable Object> event) {
    assertThat(event)
        .containsOnlyKeys(
            "specversion", "type", "source", "id", "time", "dataschema", "datacontenttype", "data")
        .containsEntry("specversion", "1.0")
        .containsEntry("datacontenttype", "application/json");
    var type = String.valueOf(event.get("type")).replace("com.twilio.conversations.", "");
    var kind = type.substring(0, type.indexOf('.'));
    var known =
        new LinkedHashSet<>(Arrays.asList(Objects.requireNonNull(DATA.get(kind)).split(" ", -1)));
    known.add("AccountSid");
    if (!kind.equals("conversation-state")) {
      known.add("DateCreated");
      known.addAll(dates(type));
      assertThat(names(data(event))).as(type).containsAll(dates(type));
    }
    assertThat(known).as(type).containsAll(names(data(event)));
    assertThat(data(event).get("AccountSid")).isEqualTo(api.account.sid().value());
    assertThat(String.valueOf(event.get("dataschema")))
        .matches("https://events-schemas\\.twilio\\.com/Conversations\\.[A-Za-z]+/1");
    return type;
  }

  private static Set<String> dates(String type) {
    return type.endsWith(".added")
        ? Set.of()
        : type.endsWith(".updated") ? Set.of("DateUpdated") : Set.of("DateUpdated", "DateRemoved");
  }

  private static Set<String> names(Map<?, ?> members) {
    return members.keySet().stream().map(String::valueOf).collect(Collectors.toSet());
  }

  @Test
  void aMessageIsToldAsEventStreamsTellIt() throws InterruptedException {
    configure(field("SinkUrl", URL));
    var conversation = conversation();
    var body = "\"q\" \\ \n\t\u0001 \u2028 \u00e4\u20ac\ud83d\ude00 </script>";
    var message = message(conversation, body);
    try (var _ = start()) {
      sink.next();
      var source =
          "/v1/Services/" + api.account.defaultService() + "/Conversations/" + conversation;
      assertThat(event(sink.next()))
          .isEqualTo(
              members(
                  "specversion",
                  "1.0",
                  "type",
                  "com.twilio.conversations.message.added",
                  "source",
                  source,
                  "id",
                  conversation + "-1",
                  "time",
                  "2026-03-01T08:00:00.250Z",
                  "dataschema",
                  "https://events-schemas.twilio.com/Conversations.MessageAdded/1",
                  "datacontenttype",
                  "application/json",
                  "data",
                  members(
                      "AccountSid",
                      api.account.sid().value(),
                      "ConversationSid",
                      conversation,
                      "MessageSid",
                      message,
                      "MessagingServiceSid",
                      String.valueOf(api.account.defaultMessagingService()),
                      "Index",
                      0L,
                      "Author",
                      "system",
                      "MessageBody",
                      body,
                      "DateCreated",
                      "2026-03-01T08:00:00.250Z")));
    }
  }

  @Test
  void theSenderOfAConversationsMailIsTold() throws InterruptedException {
    configure(field("SinkUrl", URL));
    var sender = field("Bindings.Email.Address", "help@example.com") + "&Bindings.Email.Name=Help";
    created(api.post("/v1/Conversations", sender));
    try (var _ = start()) {
      var email = members("ProjectedAddress", "help@example.com", "Name", "Help");
      assertThat(data(event(sink.next())).get("Bindings")).isEqualTo(members("Email", email));
    }
  }

  @Test
  void aRequestIsSignedByTheHashOfItsBody() throws Exception {
    configure(field("SinkUrl", URL));
    var conversation = conversation();
    try (var _ = start()) {
      var request = sink.next();
      var hash =
          HexFormat.of()
              .formatHex(
                  MessageDigest.getInstance("SHA-256")
                      .digest(Objects.requireNonNull(request.body()).getBytes(UTF_8)));
      assertThat(request.method()).isEqualTo("POST");
      assertThat(request.url().called()).isEqualTo(CALLED + hash);
      assertThat(request.url().user()).isEqualTo("anna:secret");
      assertThat(request.limits().total()).hasSeconds(9);
      assertThat(request.headers())
          .containsEntry("X-Twilio-Signature", hmac(CALLED + hash))
          .containsKey("I-Twilio-Idempotency-Token");
    }
    var shown = api.get(deliveries() + "?WebhookSid=sink:" + api.account.defaultService());
    var delivery = shown.objects("deliveries").getFirst();
    assertThat(delivery.get("stream_sid")).isEqualTo(conversation);
    assertThat(delivery.get("state")).isEqualTo("delivered");
    var attempt = api.get(deliveries() + "/" + delivery.get("sid")).objects("attempts").getFirst();
    assertThat(String.valueOf(attempt.get("signed")))
        .startsWith(CALLED)
        .hasSize(64 + CALLED.length());
    assertThat(attempt.get("url")).isEqualTo(attempt.get("signed"));
  }

  private static String hmac(String text) throws GeneralSecurityException {
    var mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(ApiUnderTest.TOKEN.getBytes(UTF_8), "HmacSHA1"));
    return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
  }

  @Test
  void whatFailsIsTriedAgainBeforeWhatComesBehindIt() throws InterruptedException {
    configure(field("SinkUrl", URL));
    var conversation = conversation();
    message(conversation, "one");
    message(conversation, "two");
    var hasFailed = new AtomicBoolean();
    sink.status =
        request ->
            Objects.requireNonNull(request.body()).contains("one")
                    && hasFailed.compareAndSet(false, true)
                ? 503
                : 200;
    try (var _ = start()) {
      assertThat(event(sink.next())).containsEntry("id", conversation + "-0");
      var first = sink.next();
      var second = sink.next();
      assertThat(event(first)).containsEntry("id", conversation + "-1");
      assertThat(second.body()).isEqualTo(first.body());
      assertThat(second.headers()).isEqualTo(first.headers());
      assertThat(event(sink.next())).containsEntry("id", conversation + "-2");
    }
    var told = api.get(deliveries() + "?State=delivered").objects("deliveries");
    assertThat(told)
        .extracting(one -> ((List<?>) Objects.requireNonNull(one.get("attempts"))).size())
        .contains(2);
  }

  @Test
  void batchesHaveEventsOfManyConversations() throws InterruptedException {
    configure(field("SinkUrl", URL) + "&SinkBatchMax=5");
    var expected = new TreeSet<String>();
    for (int i = 0; i < 20; i++) {
      expected.add(conversation() + "-0");
    }
    var told = new TreeSet<String>();
    int requests = 0;
    try (var _ = start()) {
      while (told.size() < expected.size()) {
        var events = batch(sink.next());
        requests++;
        assertThat(events).hasSizeBetween(1, 5);
        for (var event : events) {
          assertThat(told.add(String.valueOf(event.get("id")))).isTrue();
        }
      }
    }
    assertThat(told).isEqualTo(expected);
    assertThat(requests).isBetween(4, 19);
    assertThat(sink.requests).isEmpty();
  }

  @Test
  void aSinkHearsOfItsServiceFromThenOn() throws InterruptedException {
    var before = conversation();
    var other = created(api.post("/v1/Services", "FriendlyName=Other"));
    try (var _ = start()) {
      configure(field("SinkUrl", URL));
      created(api.post("/v1/Services/" + other + "/Conversations", ""));
      var inside = conversation();
      message(before, "later");
      var ids = new TreeSet<String>();
      while (!ids.containsAll(Set.of(inside + "-0", before + "-1"))) {
        ids.add(String.valueOf(event(sink.next()).get("id")));
      }
      ids.remove(before + "-0"); // not planned yet when the sink came
      assertThat(ids).hasSize(2);
    }
    assertThat(sink.requests).isEmpty();
  }

  @Test
  void withoutASinkNothingIsTold() throws InterruptedException {
    configure(field("SinkUrl", URL));
    sink.status = _ -> 503;
    try (var _ = start()) {
      conversation();
      sink.next();
      configure("SinkUrl=");
      var dropped = deliveries() + "?State=dropped";
      Waiting.until(() -> !api.get(dropped).objects("deliveries").isEmpty());
      conversation();
    }
    assertThat(api.get(deliveries()).objects("deliveries")).hasSize(1);
  }
}
