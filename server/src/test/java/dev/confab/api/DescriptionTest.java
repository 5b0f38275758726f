package dev.confab.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.confab.domain.WebhookEvents;
import dev.confab.support.ApiUnderTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptionTest {
  @AutoClose private final ApiUnderTest api;

  DescriptionTest(@TempDir Path folder) {
    api = new ApiUnderTest(folder);
  }

  @Test
  void strangersMayReadIt() {
    assertThat(api.bare("GET", "/openapi.json", Map.of()).status()).isEqualTo(200);
    assertThat(api.bare("GET", "/docs", Map.of()).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/docs/"})
  void whoLooksForThePageFindsIt(String path) {
    assertThat(api.bare("GET", path, Map.of()).body()).isEqualTo(page());
    assertThat(api.bare("POST", path, Map.of()).error()).isEqualTo("405/20004");
  }

  @Test
  void itNamesTheAddressThatTheClientUsed() {
    assertThat(document().at("servers").toString())
        .isEqualTo("[{url=" + ApiUnderTest.ORIGIN + "}]");
    assertThat(page()).contains(ApiUnderTest.ORIGIN).doesNotContain("address.invalid");
  }

  @Test
  void itIsTheSameEachTime() {
    assertThat(api.get("/openapi.json").body()).isEqualTo(api.get("/openapi.json").body());
  }

  @Test
  void everyRouteIsDescribedOnce() {
    var operations =
        operations().stream()
            .map(operation -> String.valueOf(operation.get("operationId")))
            .toList();
    assertThat(operations)
        .containsExactlyInAnyOrderElementsOf(api.routes().stream().map(Route::operation).toList())
        .doesNotHaveDuplicates();
  }

  @Test
  void formsAreDescribedForBothKindsOfBody() {
    var create = document().at("paths", "/v1/Services", "post");
    var content = create.at("requestBody", "content");
    assertThat(content.names())
        .containsExactly("application/x-www-form-urlencoded", "multipart/form-data");
    assertThat(create.at("requestBody", "required").toString()).isEqualTo("true");
    var form = document().at("components", "schemas", "CreateServiceForm");
    assertThat(form.toString())
        .isEqualTo(
            "{type=object, properties={FriendlyName={type=string, maxLength=256}},"
                + " required=[FriendlyName]}");
  }

  @Test
  void bothFamiliesShareTheirForms() {
    var path = "/v1/Services/{ChatServiceSid}/Conversations";
    var content =
        document()
            .at("paths", path, "post", "requestBody", "content", "multipart/form-data", "schema");
    assertThat(content.toString()).isEqualTo("{$ref=#/components/schemas/CreateConversationForm}");
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    var document = document();
    var targets = new TreeSet<String>();
    Pattern.compile("\"\\$ref\":\"#/([^\"]+)\"")
        .matcher(api.get("/openapi.json").body())
        .results()
        .forEach(reference -> targets.add(reference.group(1)));
    assertThat(targets).hasSizeGreaterThan(10);
    for (var target : targets) {
      assertThat(document.at(target.split("/", -1)).names()).as(target).isNotEmpty();
    }
  }

  @Test
  void everyEventOfWebhooksIsDescribed() {
    var webhooks = document().at("webhooks");
    assertThat(webhooks.names()).isEqualTo(WebhookEvents.OF_ACCOUNT);
    for (var event : webhooks.names()) {
      var content = webhooks.at(event, "post", "requestBody", "content");
      assertThat(content.toString())
          .isEqualTo(
              "{application/x-www-form-urlencoded={schema={$ref=#/components/schemas/"
                  + event
                  + "Payload}}}");
      assertThat(page()).contains("<h3>" + event + "</h3>");
    }
    var removed = document().at("components", "schemas", "onMessageRemovedPayload");
    assertThat(removed.at("required").toString())
        .contains("EventType", "MessageSid", "Index", "DateRemoved")
        .doesNotContain("Body", "ParticipantSid", "Media");
    assertThat(removed.at("properties", "EventType", "enum").toString())
        .isEqualTo("[onMessageRemoved]");
    assertThat(removed.at("properties", "DateRemoved", "format").toString()).isEqualTo("date-time");
  }

  /// Whoever reads the description knows what an operation is refused for: the general error where
  /// nothing better is known, and the codes of each status.
  @Test
  void everyOperationNamesItsErrors() {
    var codes = document().at("components", "responses");
    for (var path : document().at("paths").names()) {
      for (var method : document().at("paths", path).names()) {
        if (List.of("get", "post", "delete").contains(method)) {
          var responses = document().at("paths", path, method, "responses");
          assertThat(responses.at("default", "$ref").toString()).endsWith("/Error");
          var errors = responses.names().stream().filter(status -> status.startsWith("4")).toList();
          assertThat(errors).as(method + " " + path).contains("400");
          assertThat(errors).allMatch(status -> codes.names().contains("Error" + status));
          assertThat(errors.contains("404")).isEqualTo(path.contains("{"));
          boolean isReading = method.equals("get") || path.endsWith("/MediaSet");
          assertThat(errors.contains("409")).isEqualTo(!isReading);
        }
      }
    }
  }

  /// The schema of OpenAPI does not look into schemas, but theirs does.
  @Test
  void everySchemaIsASchema() {
    var schemas =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(
                """
                {"properties": {"components": {"properties": {"schemas": {"additionalProperties":
                  {"$ref": "https://json-schema.org/draft/2020-12/schema"}}}}}}
                """,
                InputFormat.JSON);
    var description = api.get("/openapi.json").body();
    assertThat(schemas.validate(description, InputFormat.JSON)).isEmpty();
    var wrong = description.replace("\"type\":\"object\"", "\"type\":\"thing\"");
    assertThat(schemas.validate(wrong, InputFormat.JSON)).isNotEmpty();
  }

  @Test
  void errorsNameTheirCodes() {
    var conflict = document().at("components", "responses", "Error409").toString();
    assertThat(conflict).contains("20409", "50353").doesNotContain("20404");
  }

  @Test
  void thePageNeedsAndRunsNothing() throws NoSuchAlgorithmException {
    var page = api.get("/docs");
    assertThat(page.body()).doesNotContain("<script", "src=", "@import", "url(", " style=");
    assertThat(links(page.body()))
        .allMatch(link -> link.startsWith("#") || link.equals("/openapi.json"));
    var style =
        page.body().substring(page.body().indexOf("<style>") + 7, page.body().indexOf("</style>"));
    var digest =
        MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
    assertThat(page.header("Content-Security-Policy"))
        .startsWith("default-src 'none'")
        .contains("'sha256-" + Base64.getEncoder().encodeToString(digest) + "'");
  }

  @Test
  void thePagesLinksLeadSomewhereAndItsIdsAreUnique() {
    var ids = attributes(page(), "id");
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(new HashSet<>(ids))
        .containsAll(
            links(page()).stream()
                .filter(link -> link.startsWith("#"))
                .map(link -> link.substring(1))
                .toList());
  }

  @Test
  void thePageShowsEveryPathWithItsParametersAndEveryError() {
    var page = page();
    document()
        .at("paths")
        .names()
        .forEach(path -> assertThat(page).contains("<code>" + path + "</code>"));
    assertThat(page)
        .contains("text, at most 256 characters", "sid MG…", "whole number from 1 to 100");
    assertThat(page).contains("<code>50353</code>");
  }

  @Test
  void thePageShowsWhatIsSentAndAnsweredBesidesForms() {
    assertThat(page())
        .contains("Body: <a href=\"#schema-newContent\">newContent</a>", "Body: a file")
        .contains("Answer: 200, anything", "Answer: 204</div>")
        .doesNotContain(", null<");
  }

  @Test
  void thePageEscapesWhatItShows() {
    assertThat(new Html().element("p", "<a> & \"b\" 'c'", "id", "\"><script>").toString())
        .isEqualTo(
            "<p id=\"&quot;&gt;&lt;script&gt;\">&lt;a&gt; &amp; &quot;b&quot; &#39;c&#39;</p>");
  }

  private String page() {
    return api.get("/docs").body();
  }

  private static List<String> links(String page) {
    return attributes(page, "href");
  }

  private static List<String> attributes(String page, String name) {
    return Pattern.compile(" " + name + "=\"([^\"]*)\"")
        .matcher(page)
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  private List<Map<?, ?>> operations() {
    var operations = new ArrayList<Map<?, ?>>();
    for (var path : document().at("paths").names()) {
      document().at("paths", path).map().values().stream()
          .filter(Map.class::isInstance)
          .forEach(operation -> operations.add((Map<?, ?>) operation));
    }
    return operations;
  }

  private Node document() {
    return new Node(api.get("/openapi.json").json());
  }

  /// A value in the description.
  private record Node(Object value) {
    Node at(String... names) {
      var node = value;
      for (var name : names) {
        node = Objects.requireNonNull(((Map<?, ?>) node).get(name.replace("~1", "/")), name);
      }
      return new Node(node);
    }

    Map<?, ?> map() {
      return (Map<?, ?>) value;
    }

    List<String> names() {
      return map().keySet().stream().map(String::valueOf).toList();
    }

    @Override
    public String toString() {
      return value.toString();
    }
  }
}
