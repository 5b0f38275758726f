package dev.confab.app;

import dev.confab.domain.Policy;
import dev.confab.platform.Logging;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;

/// `confab train`: serves a few requests of its own and ends. The launcher runs it once, under a
/// JVM that records which classes a start needs (JEP 514), so that later starts are quick.
final class TrainCommand implements Command {
  private static final int ROUNDS = 20;
  private static final String TOKEN = "training";

  @Override
  public EnumSet<Setting> options() {
    return EnumSet.of(Setting.DATA);
  }

  @Override
  public String usage() {
    return "Usage: confab train --data DIR\n\nRecords a start for the JVM's AOT cache.";
  }

  @Override
  public void run(Arguments arguments, Values values) throws IOException, InterruptedException {
    Logging.start("warn", Logging.Format.TEXT);
    // Twice: the second start finds a database, as most starts do.
    serve(values.data(), ROUNDS);
    serve(values.data(), 1);
  }

  private static void serve(Path data, int rounds) throws IOException, InterruptedException {
    var settings =
        new Settings(
            "127.0.0.1",
            0,
            data,
            null,
            TOKEN,
            null,
            false,
            Policy.DEFAULT,
            List.of(),
            null,
            "warn",
            Logging.Format.TEXT);
    try (var server = ConfabServer.start(settings);
        var client = HttpClient.newHttpClient()) {
      var user = server.provisioned().account().sid() + ":" + TOKEN;
      var basic =
          "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < rounds; i++) {
        var create = request(server, basic, "/v1/Conversations");
        var form = BodyPublishers.ofString("FriendlyName=Training&UniqueName=t" + i);
        create.header("Content-Type", "application/x-www-form-urlencoded").POST(form);
        client.send(create.build(), BodyHandlers.discarding());
        client.send(
            request(server, basic, "/v1/Conversations?PageSize=5").build(),
            BodyHandlers.discarding());
        client.send(
            request(server, basic, "/v1/Conversations/t" + i).build(), BodyHandlers.discarding());
      }
    }
  }

  private static HttpRequest.Builder request(ConfabServer server, String basic, String path) {
    return HttpRequest.newBuilder(URI.create(server.url() + path)).header("Authorization", basic);
  }
}
