package dev.confab.conformance;

import static dev.confab.conformance.Scenarios.assertRefused;
import static dev.confab.conformance.Scenarios.unique;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.conformance.clients.Query;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Roles, as any client must see them.
interface RoleScenarios extends Scenarios {
  Map<String, List<String>> DEFAULT_PERMISSIONS =
      Map.of(
          "service admin",
          List.of(
              "addParticipant",
              "createConversation",
              "deleteAnyMessage",
              "deleteConversation",
              "editAnyMessage",
              "editAnyMessageAttributes",
              "editAnyUserInfo",
              "editConversationAttributes",
              "editConversationName",
              "joinConversation",
              "removeParticipant"),
          "service user",
          List.of("createConversation", "joinConversation", "editOwnUserInfo"),
          "channel admin",
          List.of(
              "deleteConversation",
              "removeParticipant",
              "editConversationName",
              "editConversationAttributes",
              "addParticipant",
              "sendMessage",
              "sendMediaMessage",
              "leaveConversation",
              "editAnyMessage",
              "editAnyMessageAttributes",
              "editAnyParticipantAttributes",
              "deleteAnyMessage",
              "editNotificationLevel"),
          "channel user",
          List.of(
              "sendMessage",
              "sendMediaMessage",
              "leaveConversation",
              "editOwnMessage",
              "editOwnMessageAttributes",
              "deleteOwnMessage",
              "editNotificationLevel",
              "editOwnParticipantAttributes"));

  @ParameterizedTest
  @EnumSource
  default void serviceIsBornWithFourRoles(Family family) {
    var place = family.in(this);
    var roles = place.roles().list(Query.ALL);
    DEFAULT_PERMISSIONS.forEach((name, permissions) -> {
      var named = roles.stream().filter(role -> role.text("friendly_name").equals(name)).toList();
      assertThat(named).as(name).hasSize(1);
      var type = name.startsWith("service") ? "service" : "conversation";
      assertThat(named.getFirst().text("type")).isEqualTo(type);
      assertThat(named.getFirst().texts("permissions"))
          .containsExactlyInAnyOrderElementsOf(permissions);
    });
    var user = place.users().create(Map.of("Identity", unique("ann")));
    assertThat(place.roles().fetch(user.text("role_sid")).text("friendly_name"))
        .isEqualTo("service user");
    var conversation = place.conversations().create(Map.of()).sid();
    var participant = place.participants(conversation).create(Map.of("Identity", unique("ann")));
    assertThat(place.roles().fetch(participant.text("role_sid")).text("friendly_name"))
        .isEqualTo("channel user");
  }

  @ParameterizedTest
  @EnumSource
  default void updateReplacesThePermissions(Family family) {
    var roles = family.in(this).roles();
    var permissions = List.of("sendMessage", "leaveConversation", "addNonChatParticipant");
    var created =
        roles.create(
            Map.of("FriendlyName", "Gäst", "Type", "conversation", "Permission", permissions));
    assertThat(created.text("friendly_name")).isEqualTo("Gäst");
    assertThat(created.text("type")).isEqualTo("conversation");
    assertThat(created.texts("permissions")).isEqualTo(permissions);
    var updated = roles.update(created.sid(), Map.of("Permission", List.of("editOwnMessage")));
    assertThat(updated.texts("permissions")).containsExactly("editOwnMessage");
    assertThat(roles.fetch(created.sid())).isEqualTo(updated);
  }

  @ParameterizedTest
  @EnumSource
  default void wrongRolesAreRefusedByTheirNumbers(Family family) {
    var roles = family.in(this).roles();
    var role = roles.create(Sample.ROLE.form());
    for (var permission : List.of("flyToTheMoon", "createConversation")) {
      var wrong = Map.of("Permission", List.of("sendMessage", permission));
      assertRefused(400, 50104, () -> roles.update(role.sid(), wrong));
      assertRefused(
          400,
          50104,
          () ->
              roles.create(
                  Map.of(
                      "FriendlyName", "x",
                      "Type", "conversation",
                      "Permission", List.of("sendMessage", permission))));
    }
    assertThat(roles.fetch(role.sid())).isEqualTo(role);
  }

  @ParameterizedTest
  @EnumSource
  default void roleInUseGivesWayToTheDefault(Family family) {
    var place = family.in(this);
    var role = place.roles().create(Sample.ROLE.form()).sid();
    var conversation = place.conversations().create(Map.of()).sid();
    var participants = place.participants(conversation);
    var byDefault = participants.create(Map.of("Identity", unique("ann")));
    var ann = participants.create(Map.of("Identity", unique("ann"), "RoleSid", role));
    assertThat(ann.text("role_sid")).isEqualTo(role);
    place.roles().delete(role);
    assertThat(participants.fetch(ann.sid()).text("role_sid"))
        .isEqualTo(byDefault.text("role_sid"));
    assertRefused(400, 20001, () -> place.roles().delete(byDefault.text("role_sid")));

    var ofService =
        Map.of("FriendlyName", "x", "Type", "service", "Permission", List.of("joinConversation"));
    var other = place.roles().create(ofService).sid();
    var usual = place.users().create(Map.of("Identity", unique("bob"))).text("role_sid");
    var bob = place.users().create(Map.of("Identity", unique("bob"), "RoleSid", other));
    assertThat(bob.text("role_sid")).isEqualTo(other);
    place.roles().delete(other);
    assertThat(place.users().fetch(bob.sid()).text("role_sid")).isEqualTo(usual);
  }
}
