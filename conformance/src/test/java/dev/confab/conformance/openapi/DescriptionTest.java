package dev.confab.conformance.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.conformance.support.Json;
import dev.confab.conformance.support.LocalServer;
import dev.confab.conformance.support.Repository;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Our description says of each operation what the vendor's says: request, parameters, statuses,
/// members of answers. Needs the folder of specifications.
final class DescriptionTest {
  private static final String DOCUMENT = "twilio_conversations_v1.json";

  /// Where we differ on purpose. Each entry must be needed.
  ///
  /// @param pattern of the whole difference: operation, fact, `there` or `here`
  private record Difference(String pattern, String reason) {}

  private static final List<Difference> KNOWN =
      List.of(
          new Difference(
              "\\w+: header (Idempotency-Key|I-Twilio-Idempotency-Token) only here",
              "every POST can be repeated safely"),
          new Difference(
              "(Create|Fetch|Delete)ServiceMedia(Content|Set)?: operation only here",
              "media are a host of their own there, with no description"),
          new Difference(
              "(List|Create|Fetch|Delete)Content: operation only here",
              "content templates are a product of their own there, with another description"),
          new Difference(
              "\\w+: member (\\w+\\.)?chat_service_sid only here",
              "both path families share one schema; it says that short paths leave the member out"));

  @Test
  void operationsAreDescribedAsTheVendorDescribesThem(@TempDir Path data) {
    var folder = Repository.specifications("The description");
    var theirs = Facts.of(Json.read(Repository.text(folder.resolve(DOCUMENT))));
    Map<String, Set<String>> ours;
    try (var server = LocalServer.start(data)) {
      var answer = server.http().send("GET", "/openapi.json", Map.of(), "");
      ours = Facts.of(answer.json());
    }
    var needed = new LinkedHashSet<Difference>();
    var unexpected = new ArrayList<String>();
    for (var difference : differences(theirs, ours)) {
      var known =
          KNOWN.stream().filter(entry -> Pattern.matches(entry.pattern(), difference)).findFirst();
      known.ifPresentOrElse(needed::add, () -> unexpected.add(difference));
    }
    assertThat(unexpected).isEmpty();
    assertThat(needed)
        .as("differences that are no more")
        .containsExactlyInAnyOrderElementsOf(KNOWN);
    System.out.println("Description: " + theirs.size() + " operations compared");
  }

  private static List<String> differences(
      Map<String, Set<String>> theirs, Map<String, Set<String>> ours) {
    var differences = new ArrayList<String>();
    var operations = new TreeSet<>(theirs.keySet());
    operations.addAll(ours.keySet());
    for (var operation : operations) {
      if (!theirs.containsKey(operation) || !ours.containsKey(operation)) {
        var place = theirs.containsKey(operation) ? "there" : "here";
        differences.add(operation + ": operation only " + place);
        continue;
      }
      onlyIn(theirs, ours, operation)
          .forEach(fact -> differences.add(operation + ": " + fact + " only there"));
      onlyIn(ours, theirs, operation)
          .forEach(fact -> differences.add(operation + ": " + fact + " only here"));
    }
    return differences;
  }

  private static Set<String> onlyIn(
      Map<String, Set<String>> one, Map<String, Set<String>> other, String operation) {
    var facts = new TreeSet<>(one.getOrDefault(operation, Set.of()));
    facts.removeAll(other.getOrDefault(operation, Set.of()));
    return facts;
  }
}
