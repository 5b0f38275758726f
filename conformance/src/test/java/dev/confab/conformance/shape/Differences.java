package dev.confab.conformance.shape;

import static dev.confab.conformance.shape.Specimen.Origin.ELEMENT_OF_2023;
import static dev.confab.conformance.shape.Specimen.Origin.EXAMPLE;
import static dev.confab.conformance.shape.Specimen.Origin.FIXTURE_OF_2020;

import dev.confab.conformance.shape.Specimen.Origin;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Where we differ from what is written down on purpose. Each entry must be needed.
final class Differences {
  /// @param pattern found in the difference as it is reported: source, member, there, here
  private record Difference(Origin origin, String pattern, String reason) {}

  private static final List<Difference> TABLE =
      List.of(
          new Difference(
              EXAMPLE, ": bindings: \\{} there, null here", "recorded answers say null when unset"),
          new Difference(
              EXAMPLE,
              "^example updateClosedState .*: timers",
              "a closed conversation has no timers that could still fire"),
          new Difference(
              EXAMPLE,
              "ScopedWebhook: configuration.(filters: array there, missing|triggers: missing there, array)",
              "keywords stand under triggers in answers that tests have seen"),
          new Difference(
              EXAMPLE,
              ": auto_creation.\\w+: missing there, null here",
              "a recorded answer has all members"),
          new Difference(
              EXAMPLE,
              "^example createPushType[GF]cm .*: sandbox: text there, null here",
              "recorded answers say null: only APN has a sandbox"),
          new Difference(
              FIXTURE_OF_2020,
              ": address_country: missing there, null here",
              "newer answers have it"),
          new Difference(
              EXAMPLE,
              "User: is_online: boolean there, null here",
              "nobody asked for reachability to be kept"),
          new Difference(
              EXAMPLE,
              "Participant: identity: text there, null here",
              "an address and an identity exclude each other (50211)"),
          new Difference(
              EXAMPLE,
              "Receipt: (status|channel_message_sid): .* there, null here",
              "no carrier has the message yet"),
          new Difference(
              FIXTURE_OF_2020,
              ": (status|channel_message_sid): (text|sid SM) there, null here",
              "no carrier has the message yet"),
          new Difference(
              FIXTURE_OF_2020,
              ": meta.(first_page_|next_page_)?url: url /v1/Conversations/",
              "edited: its elements and its request are of a service"),
          new Difference(FIXTURE_OF_2020, ": .*(sid |/)IX.* there", "edited: IS was mistyped"),
          new Difference(
              FIXTURE_OF_2020,
              ": last_read_(message_index|timestamp): missing there",
              "left out by whoever edited the fixture: its twins have it"),
          new Difference(
              FIXTURE_OF_2020, ": bindings: missing there, null here", "newer answers have it"),
          new Difference(FIXTURE_OF_2020, ": links.export: missing there", "newer answers have it"),
          new Difference(
              FIXTURE_OF_2020,
              ": (content_sid|links.channel_metadata): missing there",
              "newer answers have it"),
          new Difference(
              ELEMENT_OF_2023, ": links.channel_metadata: missing there", "newer answers have it"),
          new Difference(
              FIXTURE_OF_2020,
              ": delivery: missing there, null here",
              "left out by whoever edited the fixture: its twins have it"),
          new Difference(
              FIXTURE_OF_2020, ": identity: sid CH there, text here", "masked as if it were a sid"),
          new Difference(
              FIXTURE_OF_2020,
              ": (isNotifiable: null there, missing|is_notifiable: missing there, null) here",
              "misspelt by whoever edited the fixture"),
          new Difference(
              FIXTURE_OF_2020,
              ": links.(user_conversations|webhooks): missing there",
              "links to resources that came later"),
          new Difference(
              FIXTURE_OF_2020,
              ": (new_message|added_to_conversation|removed_from_conversation)\\..*: missing there",
              "newer answers have all of them"),
          new Difference(ELEMENT_OF_2023, ": links.export: missing there", "newer answers have it"),
          new Difference(
              FIXTURE_OF_2020,
              ": date_updated: null there, date here",
              "newer answers have a date"),
          new Difference(
              FIXTURE_OF_2020,
              ": unique_name: missing there, null here",
              "left out by whoever edited the fixture: its twins have it"),
          new Difference(
              FIXTURE_OF_2020,
              ": account_sid: null there, sid AC here",
              "the OpenAPI document's examples have it"),
          new Difference(
              FIXTURE_OF_2020,
              ": links.(participant_conversations|conversation_with_participants): missing there",
              "links to resources that came later"),
          new Difference(
              FIXTURE_OF_2020,
              ": meta.(previous_page_)?url: .*&TaskToken there, .*&PageToken here",
              "edited: the same fixture's next_page_url says PageToken"));

  private final Set<Difference> needed = new LinkedHashSet<>();

  /// Whether a difference is in the table.
  boolean allow(Origin origin, String difference) {
    for (var known : TABLE) {
      if (known.origin == origin && Pattern.compile(known.pattern).matcher(difference).find()) {
        needed.add(known);
        return true;
      }
    }
    return false;
  }

  /// Entries that nothing needed.
  List<String> superfluous() {
    var rest = new ArrayList<>(TABLE);
    rest.removeAll(needed);
    return rest.stream().map(Difference::toString).toList();
  }
}
