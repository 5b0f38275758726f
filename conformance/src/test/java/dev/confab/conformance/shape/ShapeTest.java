package dev.confab.conformance.shape;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.confab.conformance.clients.Coverage;
import dev.confab.conformance.support.LocalServer;
import dev.confab.conformance.support.Operation;
import dev.confab.conformance.support.RawHttp;
import dev.confab.conformance.support.Repository;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Our answers have the members, types and nulls of the vendor's examples and of recorded answers.
/// Needs the folder of specifications.
final class ShapeTest {
  private final Differences known = new Differences();
  private final List<String> unexpected = new ArrayList<>();

  @Test
  void answersHaveTheShapeThatIsWrittenDown(@TempDir Path data) {
    var folder = Repository.specifications("The shape of answers");
    int compared = 0;
    try (var server = LocalServer.start(data)) {
      var specimens = new Specimens(folder, Operation.all());
      var imitator = new Imitator(server, specimens);
      var all = specimens.all().stream().filter(ShapeTest::isReproducible).toList();
      // First, while lists still fit into a page.
      for (var list : all.stream().filter(Specimen::isList).toList()) {
        comparePage(list, imitator);
      }
      for (var specimen : all) {
        compare(specimen, imitator, server.http());
      }
      compared = all.size();
    }
    assertThat(unexpected).isEmpty();
    assertThat(known.superfluous()).as("differences that are no more").isEmpty();
    System.out.println("Shape: " + compared + " examples and recordings compared");
  }

  /// Two kinds are not: `initializing` is the state of another operation's results, and nobody can
  /// make the server fail inside.
  private static boolean isReproducible(Specimen specimen) {
    return specimen.status() != 500
        && !specimen.body().path("state").asText().equals("initializing");
  }

  private void compare(Specimen specimen, Imitator imitator, RawHttp http) {
    int before = unexpected.size();
    if (specimen.isList()) {
      compareElements(specimen, imitator);
    } else if (specimen.operation().startsWith("List")) {
      compare(specimen, specimen.body(), imitator.element(specimen, specimen.body()));
    } else {
      var answer =
          specimen.status() >= 400
              ? http.send(method(specimen), specimen.path(), Map.of(), "")
              : imitator.one(specimen);
      if (specimen.status() != 0 && specimen.status() != answer.status()) {
        report(specimen, "status: " + specimen.status() + " there, " + answer.status() + " here");
      }
      if (specimen.body().isMissingNode()) {
        assertThat(answer.body()).as(specimen.source()).isEmpty();
      } else {
        compare(specimen, specimen.body(), answer.json());
        int code = specimen.body().path("code").asInt();
        if (code != answer.code()) {
          report(specimen, "code: " + code + " there, " + answer.code() + " here");
        }
      }
    }
    if (unexpected.size() == before) {
      Coverage.shape(specimen.operation(), specimen.source());
    }
  }

  private void comparePage(Specimen specimen, Imitator imitator) {
    var theirs = specimen.body();
    var ours = imitator.page(specimen);
    var key = theirs.at("/meta/key").asText();
    assertThat(ours.at("/meta/key").asText()).as(specimen.source()).isEqualTo(key);
    assertThat(ours.size()).as("members beside meta and %s", key).isEqualTo(2);
    compare(specimen, meta(theirs), meta(ours));
  }

  private void compareElements(Specimen specimen, Imitator imitator) {
    for (var element : specimen.body().get(specimen.body().at("/meta/key").asText())) {
      compare(specimen, element, imitator.element(specimen, element));
    }
  }

  private static JsonNode meta(JsonNode list) {
    var meta = list.deepCopy();
    ((ObjectNode) meta).retain("meta");
    return meta;
  }

  private void compare(Specimen specimen, JsonNode theirs, JsonNode ours) {
    var there = Shape.of(theirs);
    var here = Shape.of(ours);
    var members = new TreeSet<>(there.keySet());
    members.addAll(here.keySet());
    for (var member : members) {
      var expected = there.getOrDefault(member, "missing");
      var actual = here.getOrDefault(member, "missing");
      if (!expected.equals(actual)) {
        report(specimen, member + ": " + expected + " there, " + actual + " here");
      }
    }
  }

  private void report(Specimen specimen, String difference) {
    var whole = specimen.source() + ": " + difference;
    if (!known.allow(specimen.origin(), whole)) {
      unexpected.add(whole);
    }
  }

  private static String method(Specimen specimen) {
    return Operation.all().stream()
        .filter(operation -> operation.id().equals(specimen.operation()))
        .findFirst()
        .orElseThrow()
        .method();
  }
}
