package dev.confab.cli;

import dev.confab.client.Conversation;
import dev.confab.client.ConversationForm;
import dev.confab.client.Conversations;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

/// `confab conversations`.
@Command(
    name = "conversations",
    description = "Creates, shows, changes, deletes and lists conversations.",
    synopsisSubcommandLabel = "COMMAND",
    scope = ScopeType.INHERIT,
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class ConversationsCommand {
  private static final String SID = "CH…|NAME";
  private static final String SID_MEANING = "Sid or unique name of the conversation.";

  private static final View<Conversation> VIEW =
      new View<>(
          Conversation::json,
          List.of(
              new Column<>("SID", Conversation::sid),
              new Column<>("STATE", Conversation::state),
              new Column<>("UPDATED", Conversation::dateUpdated),
              new Column<>("UNIQUE NAME", Conversation::uniqueName),
              new Column<>("FRIENDLY NAME", Conversation::friendlyName)),
          List.of(
              new Column<>("sid", Conversation::sid),
              new Column<>("state", Conversation::state),
              new Column<>("friendly name", Conversation::friendlyName),
              new Column<>("unique name", Conversation::uniqueName),
              new Column<>("attributes", Conversation::attributes),
              new Column<>("inactive from", it -> it.timers().dateInactive()),
              new Column<>("closed from", it -> it.timers().dateClosed()),
              new Column<>("email address", it -> email(it).address()),
              new Column<>("email name", it -> email(it).name()),
              new Column<>("messaging service", Conversation::messagingServiceSid),
              new Column<>("service", Conversation::chatServiceSid),
              new Column<>("account", Conversation::accountSid),
              new Column<>("created", Conversation::dateCreated),
              new Column<>("updated", Conversation::dateUpdated),
              new Column<>("url", Conversation::url)));

  private final Surroundings surroundings;

  @Option(
      names = "--service",
      paramLabel = "IS…",
      scope = ScopeType.INHERIT,
      description = "Service they belong to (default: the account's default service).")
  private @Nullable String service;

  @Mixin private final OutputOptions output = new OutputOptions();
  @Mixin private final ConnectionOptions connection = new ConnectionOptions();

  ConversationsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Command(name = "create", description = "Creates a conversation and shows it.")
  int create(@Mixin ConversationOptions options) {
    return with(conversations -> results().show(conversations.create(options::fill)));
  }

  @Command(name = "fetch", description = "Shows a conversation.")
  int fetch(@Parameters(paramLabel = SID, description = SID_MEANING) String sid) {
    return with(conversations -> results().show(conversations.fetch(sid)));
  }

  @Command(
      name = "update",
      description = "Changes what the options name, keeps the rest, and shows the conversation.")
  int update(
      @Parameters(paramLabel = SID, description = SID_MEANING) String sid,
      @Mixin ConversationOptions options,
      @Mixin ClearOptions clear) {
    Consumer<ConversationForm> changes =
        form -> {
          options.fill(form);
          clear.fill(form);
          if (form.params().list().isEmpty()) {
            throw new WrongUse("there is nothing to change: give at least one option");
          }
        };
    return with(conversations -> results().show(conversations.update(sid, changes)));
  }

  @Command(name = "delete", description = "Deletes a conversation with everything in it.")
  int delete(@Parameters(paramLabel = SID, description = SID_MEANING) String sid) {
    return with(conversations -> {
      conversations.delete(sid);
      results().deleted(sid);
    });
  }

  @Command(
      name = "list",
      description =
          "Lists conversations: those with the latest message first, with a date the newest first.")
  int list(@Mixin ConversationFilterOptions filter, @Mixin ListOptions range) {
    return with(conversations ->
        results()
            .showAll(
                conversations.stream(query -> {
                  filter.fill(query);
                  range.fill(query);
                }),
                range.firstPage()));
  }

  private Results<Conversation> results() {
    return new Results<>(VIEW, surroundings.out(), output.json);
  }

  private int with(Consumer<Conversations> action) {
    connection.use(
        surroundings,
        client ->
            action.accept(
                service == null
                    ? client.conversations()
                    : client.service(service).conversations()));
    return 0;
  }

  private static Conversation.EmailBinding email(Conversation conversation) {
    var binding = conversation.emailBinding();
    return binding == null ? new Conversation.EmailBinding(null, null) : binding;
  }
}
