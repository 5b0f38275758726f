package dev.confab.cli;

import dev.confab.client.Service;
import dev.confab.client.Services;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

/// `confab services`.
@Command(
    name = "services",
    description = "Creates, shows, deletes and lists services: silos with conversations each.",
    synopsisSubcommandLabel = "COMMAND",
    scope = ScopeType.INHERIT,
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class ServicesCommand {
  private static final String SID = "IS…";
  private static final String SID_MEANING = "Sid of the service.";

  private static final View<Service> VIEW =
      new View<>(
          Service::json,
          List.of(
              new Column<>("SID", Service::sid),
              new Column<>("CREATED", Service::dateCreated),
              new Column<>("FRIENDLY NAME", Service::friendlyName)),
          List.of(
              new Column<>("sid", Service::sid),
              new Column<>("friendly name", Service::friendlyName),
              new Column<>("account", Service::accountSid),
              new Column<>("created", Service::dateCreated),
              new Column<>("updated", Service::dateUpdated),
              new Column<>("url", Service::url)));

  private final Surroundings surroundings;

  @Mixin private final OutputOptions output = new OutputOptions();
  @Mixin private final ConnectionOptions connection = new ConnectionOptions();

  ServicesCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Command(name = "create", description = "Creates a service and shows it.")
  int create(
      @Option(
              names = "--friendly-name",
              paramLabel = "TEXT",
              required = true,
              description = "Name for people: 1 to 256 characters.")
          String friendlyName) {
    return with(
        services -> results().show(services.create(form -> form.friendlyName(friendlyName))));
  }

  @Command(name = "fetch", description = "Shows a service.")
  int fetch(@Parameters(paramLabel = SID, description = SID_MEANING) String sid) {
    return with(services -> results().show(services.fetch(sid)));
  }

  @Command(name = "delete", description = "Deletes a service with all its conversations.")
  int delete(@Parameters(paramLabel = SID, description = SID_MEANING) String sid) {
    return with(services -> {
      services.delete(sid);
      results().deleted(sid);
    });
  }

  @Command(name = "list", description = "Lists services.")
  int list(@Mixin ListOptions range) {
    return with(services -> results().showAll(services.stream(range::fill), range.firstPage()));
  }

  private Results<Service> results() {
    return new Results<>(VIEW, surroundings.out(), output.json);
  }

  private int with(Consumer<Services> action) {
    connection.use(surroundings, client -> action.accept(client.services()));
    return 0;
  }
}
