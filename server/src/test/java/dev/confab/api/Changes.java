package dev.confab.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.Event.Stream;
import dev.confab.domain.EventType;
import dev.confab.domain.Origin;
import dev.confab.domain.WebhookEvents;
import dev.confab.support.ApiUnderTest;
import dev.confab.support.ApiUnderTest.Answer;
import dev.confab.support.DatabaseRows;
import dev.confab.support.EventLog;
import dev.confab.support.EventLog.Entry;
import dev.confab.support.JsonReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Calls operations by their names, on what was created before, and checks what each tells.
final class Changes {
  private static final Pattern PATH_PARAMETER = Pattern.compile("\\{(\\w+)}");

  /// What an event tells besides its data, links, and what other events tell.
  private static final Set<String> NOT_IN_DATA =
      Set.of(
          "account_sid",
          "chat_service_sid",
          "service_sid",
          "conversation_sid",
          "url",
          "links",
          "message_sid",
          "channel_sid",
          "is_multipart_upstream",
          "date_upload_updated");

  /// What the API shows in the URLs of webhooks, and the log does not.
  private static final String USER = "u:p@";

  private final ApiUnderTest api;
  private final EventLog log;
  private final DatabaseRows rows;

  /// The paths of all operations that could change something. What concerns how events are told,
  /// and is not told itself.
  private static final Set<String> OWN = Set.of("ReopenDelivery", "ReopenDeliveries");

  private final Map<String, String> templates = new TreeMap<>();

  private final Set<String> done = new TreeSet<>();

  /// What paths are filled with, by what was created, such as `ServiceRole`.
  private final Map<String, String> sids = new HashMap<>();

  /// What the last event of each thing told.
  private final Map<String, @Nullable String> last = new HashMap<>();

  /// @param folder where the database is
  Changes(ApiUnderTest api, Path folder) {
    this.api = api;
    this.log = new EventLog(folder);
    this.rows = new DatabaseRows(api.stores);
    api.routes().stream()
        .filter(route -> !route.isReading())
        .filter(route -> !OWN.contains(route.operation()))
        .forEach(route -> templates.put(route.operation(), route.template()));
  }

  /// The operations that could change something and were not called with success.
  Set<String> left() {
    var left = new TreeSet<>(templates.keySet());
    left.removeAll(done);
    return left;
  }

  /// Names what paths mean from now on.
  void use(String noun, String sid) {
    sids.put(noun, sid);
  }

  /// Creates something after a request that is refused.
  List<Entry> create(String noun, String form, String wrong, EventType... told) {
    var operation = "Create" + noun;
    refused(operation, () -> post(operation, wrong));
    return created(noun, () -> post(operation, form), told);
  }

  List<Entry> created(String noun, Supplier<Answer> call, EventType... told) {
    requireNothingWithoutItsEvent("Create" + noun, call);
    int before = log.size();
    var answer = done("Create" + noun, call);
    use(noun, answer.text("sid"));
    return told(before, answer, told);
  }

  /// Changes something after a request that is refused, and then does it again, which changes
  /// nothing.
  List<Entry> update(String noun, String form, String wrong, EventType... told) {
    var operation = "Update" + noun;
    refused(operation, () -> post(operation, wrong));
    requireNothingWithoutItsEvent(operation, () -> post(operation, form));
    int before = log.size();
    var entries = told(before, done(operation, () -> post(operation, form)), told);
    reads(operation, () -> post(operation, form));
    return entries;
  }

  /// Deletes something, and then again, which is refused.
  List<Entry> delete(String noun, EventType... told) {
    var operation = "Delete" + noun;
    requireNothingWithoutItsEvent(operation, () -> api.delete(path(operation)));
    int before = log.size();
    done(operation, () -> api.delete(path(operation)));
    var entries = log.after(before);
    var first = entries.getFirst();
    var known = last.get(thing(first));
    told(before, null, told);
    if (isOurs(first) && known != null) {
      assertThat(first.data()).as(operation + " tells what there was").isEqualTo(known);
    }
    refused(operation, () -> api.delete(path(operation)));
    return entries;
  }

  /// A success that tells nothing.
  void reads(String operation, Supplier<Answer> call) {
    int before = log.size();
    done(operation, call);
    assertThat(log.after(before)).as(operation + " that changes nothing").isEmpty();
  }

  void refused(String operation, Supplier<Answer> call) {
    int before = log.size();
    var answer = call.get();
    assertThat(answer.status()).as(operation + " " + answer.body()).isBetween(400, 499);
    assertThat(log.after(before)).as(operation + " that is refused").isEmpty();
  }

  /// A change whose event cannot be written leaves every row as it was.
  private void requireNothingWithoutItsEvent(String operation, Supplier<Answer> call) {
    var before = rows.all();
    rows.refuseEvents();
    assertThat(call.get().status()).as(operation + " without an event").isEqualTo(500);
    rows.allowEvents();
    assertThat(rows.all()).as(operation + " without an event").isEqualTo(before);
  }

  /// The path of an operation, on what was created last.
  String path(String operation) {
    var template = Objects.requireNonNull(templates.get(operation), operation);
    var noun = operation.replaceFirst("^(Create|Update|Delete)", "");
    boolean isOfService = template.startsWith("/v1/Services/{ChatServiceSid}/");
    return PATH_PARAMETER
        .matcher(template)
        .replaceAll(found ->
            switch (found.group(1)) {
              case "ChatServiceSid" -> sid("Service");
              case "ConversationSid" -> sid(isOfService ? "ServiceConversation" : "Conversation");
              case "UserSid" -> "ann";
              default -> sid(noun);
            });
  }

  private String sid(String noun) {
    return Objects.requireNonNull(sids.get(noun), noun);
  }

  private Answer post(String operation, String form) {
    return api.post(path(operation), form);
  }

  private Answer done(String operation, Supplier<Answer> call) {
    api.clock.advance(Duration.ofSeconds(1));
    var answer = call.get();
    assertThat(answer.status()).as(operation + " " + answer.body()).isBetween(200, 299);
    done.add(operation);
    return answer;
  }

  private List<Entry> told(int before, @Nullable Answer answer, EventType... types) {
    var entries = log.after(before);
    assertThat(entries)
        .extracting(Entry::type)
        .containsExactlyElementsOf(Arrays.stream(types).map(EventType::text).toList());
    entries.forEach(this::requireReadable);
    var first = entries.getFirst();
    if (answer != null && isOurs(first)) {
      assertThat(essence(Objects.requireNonNull(first.data())))
          .as(first.type())
          .isEqualTo(essence(answer.body().replace(USER, "")));
    }
    entries.forEach(entry -> last.put(thing(entry), entry.data()));
    return entries;
  }

  /// The store reads the event back, from the stream that it belongs to.
  private void requireReadable(Entry entry) {
    var read =
        api.stores
            .store()
            .read(tables -> tables.events().read(new Stream(entry.stream()), entry.sequence(), 1))
            .getFirst();
    assertThat(read.type()).isEqualTo(entry.type());
    assertThat(read.sequence()).isEqualTo(entry.sequence());
    assertThat(read.service().value()).isEqualTo(entry.service());
    assertThat(read.date()).isEqualTo(api.clock.instant());
    assertThat(read.origin()).isEqualTo(Origin.api(false));
    if (entry.data() != null) {
      assertThat(read.data()).isEqualTo(entry.data());
    }
    assertThat(entry.stream()).startsWith(streamPrefix(EventType.find(read.type()).orElseThrow()));
  }

  /// What an event is about: a service is one thing and its configuration another.
  private static String thing(Entry entry) {
    return entry.type().replaceFirst("(Added|Updated|Removed)$", "") + entry.subject();
  }

  private static String streamPrefix(EventType type) {
    return switch (type) {
      case CONVERSATION_ADDED,
          CONVERSATION_UPDATED,
          CONVERSATION_REMOVED,
          CONVERSATION_STATE_UPDATED,
          CONVERSATION_WEBHOOK_ADDED,
          CONVERSATION_WEBHOOK_UPDATED,
          CONVERSATION_WEBHOOK_REMOVED,
          MESSAGE_ADDED,
          MESSAGE_UPDATED,
          MESSAGE_REMOVED,
          PARTICIPANT_ADDED,
          PARTICIPANT_UPDATED,
          PARTICIPANT_REMOVED,
          DELIVERY_UPDATED ->
          "CH";
      case USER_ADDED, USER_UPDATED, USER_REMOVED -> "US";
      case ROLE_ADDED,
          ROLE_UPDATED,
          ROLE_REMOVED,
          MEDIA_ADDED,
          MEDIA_REMOVED,
          BINDING_REMOVED,
          SERVICE_ADDED,
          SERVICE_REMOVED,
          SERVICE_CONFIGURATION_UPDATED,
          SERVICE_NOTIFICATIONS_UPDATED,
          SERVICE_WEBHOOK_CONFIGURATION_UPDATED,
          DELIVERY_CONFIGURATION_UPDATED ->
          "IS";
      case CONTENT_ADDED,
          CONTENT_REMOVED,
          CONFIGURATION_UPDATED,
          WEBHOOK_CONFIGURATION_UPDATED,
          ADDRESS_CONFIGURATION_ADDED,
          ADDRESS_CONFIGURATION_UPDATED,
          ADDRESS_CONFIGURATION_REMOVED,
          CREDENTIAL_ADDED,
          CREDENTIAL_UPDATED,
          CREDENTIAL_REMOVED ->
          "AC";
    };
  }

  /// Only our feed tells of it, with all that the API answers.
  private static boolean isOurs(Entry entry) {
    return !WebhookEvents.OF_ACCOUNT.contains(entry.type())
        && !entry.type().equals(EventType.USER_REMOVED.text());
  }

  /// What both the API and the log tell; the API prints whole seconds.
  private static Map<String, @Nullable Object> essence(String json) {
    var essence = new TreeMap<String, @Nullable Object>(JsonReader.object(json));
    essence.keySet().removeAll(NOT_IN_DATA);
    essence.replaceAll((name, value) ->
        name.startsWith("date_")
            ? Instant.parse(String.valueOf(value)).truncatedTo(ChronoUnit.SECONDS)
            : value);
    return essence;
  }
}
