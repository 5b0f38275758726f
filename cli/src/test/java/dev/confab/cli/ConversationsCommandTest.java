package dev.confab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.client.http.Params;
import dev.confab.client.http.Params.Param;
import org.junit.jupiter.api.Test;

class ConversationsCommandTest {
  private static final String COLLECTION = "/v1/Conversations";
  private static final String ITEM = COLLECTION + "/*";

  private final Program program = new Program();

  @Test
  void createSendsEveryParameter() {
    program.server.on("POST", COLLECTION).reply(201, Samples.CONVERSATION);

    var ended =
        program.run(
            "conversations",
            "create",
            "--friendly-name=Order 4711",
            "--unique-name=order-4711",
            "--attributes={\"vip\":true}",
            "--state=inactive",
            "--inactive-timer=90m",
            "--closed-timer=P7D",
            "--messaging-service-sid=MG1",
            "--email-address=a@b.example",
            "--email-name=Ann",
            "--date-created=2026-01-31",
            "--date-updated=2026-01-31T12:00:00+02:00");

    assertThat(ended.err()).isEmpty();
    assertThat(ended.status()).isZero();
    assertThat(program.request().form().list())
        .containsExactlyInAnyOrder(
            new Param("FriendlyName", "Order 4711"),
            new Param("UniqueName", "order-4711"),
            new Param("Attributes", "{\"vip\":true}"),
            new Param("State", "inactive"),
            new Param("Timers.Inactive", "PT1H30M"),
            new Param("Timers.Closed", "PT168H"),
            new Param("MessagingServiceSid", "MG1"),
            new Param("Bindings.Email.Address", "a@b.example"),
            new Param("Bindings.Email.Name", "Ann"),
            new Param("DateCreated", "2026-01-31T00:00:00Z"),
            new Param("DateUpdated", "2026-01-31T10:00:00Z"));
  }

  @Test
  void createNeedsNoOption() {
    program.server.on("POST", COLLECTION).reply(201, Samples.CONVERSATION);

    assertThat(program.run("conversations", "create").status()).isZero();
    assertThat(program.request().form()).isEqualTo(Params.NONE);
  }

  @Test
  void aConversationIsShownWithEverythingThatIsSet() {
    program.server.on("GET", ITEM).reply(200, Samples.CONVERSATION);

    assertThat(program.run("conversations", "fetch", "CH1").out())
        .isEqualTo(
            """
            sid            CH1
            state          active
            friendly name  Order 4711
            unique name    order-4711
            attributes     {"vip":true}
            closed from    2026-02-07T10:31:00Z
            email address  a@b.example
            email name     Ann
            service        IS1
            account        AC1
            created        2026-01-31T10:30:00Z
            updated        2026-01-31T10:31:00Z
            url            http://host/v1/Conversations/CH1
            """);
  }

  @Test
  void jsonIsWhatTheServerSentWithMembersNobodyKnows() {
    program.server.on("GET", ITEM).reply(200, Samples.CONVERSATION);

    assertThat(program.run("conversations", "fetch", "CH1", "--json").out())
        .isEqualTo(Samples.CONVERSATION + "\n");
  }

  @Test
  void optionsThatAllShareMayStandBeforeTheCommandToo() {
    program.server.on("GET", "/v1/Services/IS1/Conversations/*").reply(200, Samples.CONVERSATION);

    var ended =
        program.run(
            "conversations", "--json", "--service=IS1", "--url=http://host:1", "fetch", "CH1");

    assertThat(ended.out()).isEqualTo(Samples.CONVERSATION + "\n");
    assertThat(program.request().uri()).hasAuthority("host:1");
  }

  @Test
  void aNameIsEncoded() {
    program.server.on("GET", ITEM).reply(200, Samples.CONVERSATION);

    assertThat(program.run("conversations", "fetch", "a/b c?").status()).isZero();
    assertThat(program.request().uri().getRawPath()).isEqualTo(COLLECTION + "/a%2Fb%20c%3F");
  }

  @Test
  void aNameMayBeginLikeAFile() {
    program.server.on("POST", COLLECTION).reply(201, Samples.CONVERSATION);

    assertThat(program.run("conversations", "create", "--friendly-name", "@pom.xml").status())
        .isZero();
    assertThat(program.request().form().first("FriendlyName")).contains("@pom.xml");
  }

  @Test
  void serviceLeadsToItsConversations() {
    program.server.on("DELETE", "/v1/Services/IS2/Conversations/CH1").reply(204, "");

    var ended = program.run("conversations", "delete", "CH1", "--service", "IS2");

    assertThat(ended.out()).isEqualTo("deleted CH1\n");
  }

  @Test
  void aDeleteHasNoJson() {
    program.server.on("DELETE", ITEM).reply(204, "");

    assertThat(program.run("conversations", "delete", "CH1", "--json"))
        .isEqualTo(new Program.Ended(0, "", ""));
  }

  @Test
  void updateSendsWhatIsNamedAndNothingElse() {
    program.server.on("POST", ITEM).reply(200, Samples.CONVERSATION);

    assertThat(program.run("conversations", "update", "CH1", "--state", "closed").status())
        .isZero();
    assertThat(program.request().form().list()).containsExactly(new Param("State", "closed"));
  }

  @Test
  void updateClears() {
    program.server.on("POST", ITEM).reply(200, Samples.CONVERSATION);

    var ended =
        program.run(
            "conversations",
            "update",
            "CH1",
            "--clear=unique-name,attributes,inactive-timer,closed-timer",
            "--clear=email-address",
            "--clear=EMAIL-NAME",
            "--clear=unique-name");

    assertThat(ended.err()).isEmpty();
    assertThat(program.request().form().list())
        .containsExactlyInAnyOrder(
            new Param("UniqueName", ""),
            new Param("Attributes", "{}"),
            new Param("Timers.Inactive", "PT0S"),
            new Param("Timers.Closed", "PT0S"),
            new Param("Bindings.Email.Address", ""),
            new Param("Bindings.Email.Name", ""));
  }

  @Test
  void settingAndClearingContradict() {
    var ended =
        program.run("conversations", "update", "CH1", "--email-name=A", "--clear=email-name");

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.err())
        .isEqualTo("confab: --email-name and --clear email-name contradict each other\n");
    assertThat(program.server.requests()).isEmpty();
  }

  @Test
  void anUpdateWithoutChangeIsRefused() {
    var ended = program.run("conversations", "update", "CH1");

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.err()).contains("nothing to change");
    assertThat(program.server.requests()).isEmpty();
  }
}
