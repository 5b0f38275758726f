package dev.confab.api;

import static dev.confab.support.ApiUnderTest.ORIGIN;
import static dev.confab.support.JsonReader.members;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.ConversationRef;
import dev.confab.domain.DeliveryReport;
import dev.confab.domain.DeliveryStatus;
import dev.confab.domain.Event.Stream;
import dev.confab.domain.EventType;
import dev.confab.domain.LoggedEvent;
import dev.confab.domain.MessageRef;
import dev.confab.domain.Origin;
import dev.confab.domain.Origin.Source;
import dev.confab.domain.Receipt;
import dev.confab.domain.Receipts;
import dev.confab.domain.Scope;
import dev.confab.domain.sid.MessageSid;
import dev.confab.domain.sid.ReceiptSid;
import dev.confab.support.ApiUnderTest;
import dev.confab.support.ApiUnderTest.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiptsResourceTest {
  private static final Origin CHANNEL = new Origin(Source.SMS, true, null);

  @AutoClose private final ApiUnderTest api;
  private final String conversation;
  private final String url;
  private final String message;

  ReceiptsResourceTest(@TempDir Path folder) {
    api = new ApiUnderTest(folder);
    conversation = api.post("/v1/Conversations", "").text("sid");
    url = "/v1/Conversations/" + conversation;
    addNumber("%2B4917000001");
    addNumber("%2B4917000002");
    message = url + "/Messages/" + api.post(url + "/Messages", "Body=b").text("sid");
  }

  /// A message to two numbers.
  private void addNumber(String number) {
    var proxy = "&MessagingBinding.ProxyAddress=%2B4915550001";
    var added = api.post(url + "/Participants", "MessagingBinding.Address=" + number + proxy);
    assertThat(added.status()).isEqualTo(201);
  }

  private static List<Map<?, ?>> listed(Answer answer) {
    var receipts = new ArrayList<Map<?, ?>>();
    var list = (List<?>) Objects.requireNonNull(answer.json().get("delivery_receipts"));
    list.forEach(one -> receipts.add((Map<?, ?>) Objects.requireNonNull(one)));
    return receipts;
  }

  private String sid(int number) {
    return String.valueOf(listed(api.get(message + "/Receipts")).get(number).get("sid"));
  }

  private Optional<Receipt> report(int number, DeliveryStatus status, int errorCode) {
    return report(new ReceiptSid(sid(number)), new DeliveryReport(status, null, errorCode));
  }

  private Optional<Receipt> report(ReceiptSid sid, DeliveryReport report) {
    var ref =
        new MessageRef(
            new Scope(api.account.sid(), api.account.defaultService()),
            ConversationRef.of(conversation),
            new MessageSid(message.substring(message.lastIndexOf('/') + 1)));
    return new Receipts(api.stores.store(), api.clock).report(ref, sid, report, CHANNEL);
  }

  private Object delivery() {
    return Objects.requireNonNull(api.get(message).json().get("delivery"));
  }

  private static Map<String, Object> delivery(
      String sent, String delivered, String read, String failed, String undelivered) {
    return Map.of(
        "total",
        2L,
        "sent",
        sent,
        "delivered",
        delivered,
        "read",
        read,
        "failed",
        failed,
        "undelivered",
        undelivered);
  }

  private List<LoggedEvent> events() {
    return api.stores
        .store()
        .read(tables -> tables.events().read(new Stream(conversation), 0, 100));
  }

  @Test
  void everyRecipientHasAReceiptFromTheStart() {
    var list = api.get(message + "/Receipts");
    assertThat(listed(list)).hasSize(2);
    var sid = sid(0);
    var fetched = api.get(message + "/Receipts/" + sid);
    assertThat(fetched.json())
        .isEqualTo(
            members(
                "sid",
                sid,
                "account_sid",
                api.account.sid().value(),
                "conversation_sid",
                conversation,
                "message_sid",
                message.substring(message.lastIndexOf('/') + 1),
                "channel_message_sid",
                null,
                "participant_sid",
                fetched.text("participant_sid"),
                "status",
                null,
                "error_code",
                0L,
                "date_created",
                "2026-03-01T08:00:00Z",
                "date_updated",
                "2026-03-01T08:00:00Z",
                "url",
                ORIGIN + message + "/Receipts/" + sid))
        .isEqualTo(listed(list).getFirst());
    assertThat(delivery()).isEqualTo(delivery("none", "none", "none", "none", "none"));
  }

  @Test
  void reportChangesReceiptAndSummaryAndIsTold() {
    api.clock.advance(Duration.ofSeconds(5));
    var handedOver = new DeliveryReport(DeliveryStatus.SENT, "SM0123", 0);
    assertThat(report(new ReceiptSid(sid(0)), handedOver)).isPresent();
    var receipt = api.get(message + "/Receipts/" + sid(0));
    assertThat(receipt.json())
        .containsEntry("status", "sent")
        .containsEntry("channel_message_sid", "SM0123")
        .containsEntry("date_created", "2026-03-01T08:00:00Z")
        .containsEntry("date_updated", "2026-03-01T08:00:05Z");
    assertThat(delivery()).isEqualTo(delivery("some", "none", "none", "none", "none"));
    assertThat(api.get(message).text("date_updated")).isEqualTo("2026-03-01T08:00:00Z");
    var told = events().getLast();
    assertThat(told.type()).isEqualTo(EventType.DELIVERY_UPDATED.text());
    assertThat(told.origin()).isEqualTo(CHANNEL);
    assertThat(told.data()).contains("\"status\":\"sent\"").contains(sid(0));
    report(0, DeliveryStatus.DELIVERED, 0);
    assertThat(api.get(message + "/Receipts/" + sid(0)).text("channel_message_sid"))
        .isEqualTo("SM0123");
  }

  @Test
  void summaryIsCumulative() {
    report(0, DeliveryStatus.READ, 0);
    assertThat(delivery()).isEqualTo(delivery("some", "some", "some", "none", "none"));
    report(1, DeliveryStatus.UNDELIVERED, 30003);
    assertThat(delivery()).isEqualTo(delivery("all", "some", "some", "none", "some"));
    assertThat(api.get(message + "/Receipts/" + sid(1)).json())
        .containsEntry("status", "undelivered")
        .containsEntry("error_code", 30003L);
  }

  @Test
  void overtakenReportChangesNothing() {
    report(0, DeliveryStatus.DELIVERED, 0);
    var before = api.get(message + "/Receipts").body();
    int events = events().size();
    api.clock.advance(Duration.ofSeconds(5));
    assertThat(report(0, DeliveryStatus.SENT, 0).orElseThrow().status())
        .isEqualTo(DeliveryStatus.DELIVERED);
    assertThat(api.get(message + "/Receipts").body()).isEqualTo(before);
    assertThat(events()).hasSize(events);
  }

  @Test
  void closedConversationTakesReports() {
    api.post(url, "State=closed");
    assertThat(report(0, DeliveryStatus.SENT, 0)).isPresent();
    assertThat(delivery()).isEqualTo(delivery("some", "none", "none", "none", "none"));
  }

  @Test
  void reportOfWhatIsGoneIsNoFailure() {
    var sid = new ReceiptSid(sid(0));
    assertThat(
            report(
                new ReceiptSid("DY0123456789abcdef0123456789abcdef"),
                new DeliveryReport(DeliveryStatus.SENT, null, 0)))
        .isEmpty();
    api.delete(message);
    assertThat(report(sid, new DeliveryReport(DeliveryStatus.SENT, null, 0))).isEmpty();
    assertThat(api.get(message + "/Receipts").error()).isEqualTo("404/20404");
    assertThat(api.get(message + "/Receipts/" + sid).error()).isEqualTo("404/20404");
  }

  @Test
  void listHasPages() {
    var first = api.get(message + "/Receipts?PageSize=1");
    var meta = (Map<?, ?>) Objects.requireNonNull(first.json().get("meta"));
    assertThat(meta.get("key")).isEqualTo("delivery_receipts");
    var second = api.get(String.valueOf(meta.get("next_page_url")));
    assertThat(listed(first).getFirst().get("sid")).isEqualTo(sid(0));
    assertThat(listed(second).getFirst().get("sid")).isEqualTo(sid(1));
    assertThat(api.get(message + "/Receipts?PageSize=60").body()).contains("\"page_size\":50");
  }

  @Test
  void namedServiceIsShownOnItsOwnPaths() {
    var service = api.account.defaultService().value();
    var twin = "/v1/Services/" + service + message.substring(3) + "/Receipts";
    var fetched = api.get(twin + "/" + sid(0));
    assertThat(fetched.json())
        .containsEntry("chat_service_sid", service)
        .containsEntry("url", ORIGIN + twin + "/" + sid(0));
    assertThat(listed(api.get(twin))).contains(fetched.json());
  }

  @Test
  void whatIsNoSidIsNotFound() {
    assertThat(api.get(message + "/Receipts/DY1").error()).isEqualTo("404/20404");
    assertThat(api.get(url + "/Messages/IM1/Receipts").error()).isEqualTo("404/20404");
    var chat = api.post("/v1/Conversations", "").text("sid");
    var other = api.post("/v1/Conversations/" + chat + "/Messages", "Body=b");
    assertThat(other.json()).containsEntry("delivery", null);
    assertThat(
            api.get(
                    "/v1/Conversations/%s/Messages/%s/Receipts/%s"
                        .formatted(chat, other.text("sid"), sid(0)))
                .error())
        .isEqualTo("404/20404");
  }
}
