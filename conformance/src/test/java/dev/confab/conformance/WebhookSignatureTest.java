package dev.confab.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.security.RequestValidator;
import dev.confab.conformance.SignedRequests.Seen;
import dev.confab.conformance.clients.NodeInstallation;
import dev.confab.conformance.clients.Outcome;
import dev.confab.conformance.support.Json;
import dev.confab.conformance.support.Repository;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What we sign is valid in the judgement of the vendor's unmodified SDKs, and nothing else is. A
/// failure is repeated by `-Dseed=`.
final class WebhookSignatureTest {
  private static final int REQUESTS = 12_000;
  private static final int SPOILED = 2_000;
  private static final long SEED = Long.getLong("seed", System.nanoTime());

  private static List<Seen> requests;

  @TempDir Path folder;

  @BeforeAll
  static void make() {
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
    requests = Stream.generate(new SignedRequests(random)::next).limit(REQUESTS).toList();
  }

  @Test
  void requestsAreOfEveryKind() {
    assertThat(requests).anyMatch(seen -> seen.method().equals("GET"));
    assertThat(requests).anyMatch(seen -> seen.body().startsWith("{"));
    assertThat(requests).anyMatch(seen -> seen.body().contains("EventType=onMessageAdded"));
    assertThat(requests).anyMatch(seen -> seen.url().contains(":443/"));
    assertThat(requests).noneMatch(seen -> seen.url().contains("secret"));
  }

  @Test
  void theJavaSdkFindsThemValid() {
    assertThat(requests.stream().filter(seen -> !isValid(seen)).limit(5).toList())
        .as("invalid with seed " + SEED)
        .isEmpty();
    System.out.printf("%,d requests are valid for the Java SDK.%n", requests.size());
  }

  @Test
  void theJavaSdkFindsOthersInvalid() {
    assertThat(spoiled().stream().filter(WebhookSignatureTest::isValid).limit(5).toList())
        .as("valid with seed " + SEED)
        .isEmpty();
  }

  @Test
  void theNodeSdkFindsTheseValidAndOthersInvalid() {
    NodeInstallation.assumePossible("The signature of webhooks");
    var all = new ArrayList<>(requests);
    all.addAll(spoiled());
    var judgement = judgement(all);
    assertThat(judgement).hasSize(all.size());
    var wrong = new ArrayList<Seen>();
    for (int i = 0; i < all.size(); i++) {
      if (judgement.get(i) != (i < requests.size())) {
        wrong.add(all.get(i));
      }
    }
    assertThat(wrong.stream().limit(5).toList()).as("wrong with seed " + SEED).isEmpty();
    System.out.printf("%,d requests are valid for the Node SDK.%n", requests.size());
  }

  private List<Boolean> judgement(List<Seen> all) {
    var file = folder.resolve("requests.jsonl");
    Repository.write(file, all.stream().map(Json::write).collect(Collectors.joining("\n")));
    var node = NodeInstallation.folder("node", "signatures.js");
    var answer =
        Outcome.of(node, Map.of(), List.of("node", "signatures.js", file.toString())).json();
    var judgement = new ArrayList<Boolean>();
    answer.forEach(one -> judgement.add(one.asBoolean()));
    return judgement;
  }

  /// Each with something else: the key, the URL, or the content.
  private static List<Seen> spoiled() {
    return requests.stream()
        .limit(SPOILED)
        .flatMap(seen ->
            Stream.of(
                seen.withToken(seen.token() + "x"),
                seen.withUrl(seen.url().replaceFirst("http", "ws")),
                seen.method().equals("GET")
                    ? seen.withUrl(seen.url() + "x")
                    : seen.withBody(seen.body() + "x")))
        .toList();
  }

  private static boolean isValid(Seen seen) {
    var validator = new RequestValidator(seen.token());
    boolean isJson = seen.method().equals("POST") && seen.url().contains("bodySHA256=");
    try {
      return isJson
          ? validator.validate(seen.url(), seen.body(), seen.signature())
          : validator.validate(seen.url(), form(seen), seen.signature());
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static Map<String, String> form(Seen seen) {
    var form = new LinkedHashMap<String, String>();
    for (var pair : seen.body().split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        form.put(
            URLDecoder.decode(pair.substring(0, equals), UTF_8),
            URLDecoder.decode(pair.substring(equals + 1), UTF_8));
      }
    }
    return form;
  }
}
