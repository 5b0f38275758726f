package dev.confab.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `confab accounts` and `confab keys`, while a server runs.
class AccountsBesideServerTest {
  private static final Pattern SID = Pattern.compile("sid: +(\\S+)");
  private static final Pattern SECRET = Pattern.compile("(?:token|secret): +(\\S+)");

  @TempDir private Path data;

  private record Login(String user, String secret) {}

  @Test
  void anAccountIsServedAsSoonAsItIsMadeAndNoLongerWhenItIsDeleted()
      throws IOException, InterruptedException {
    try (var server = ConfabServer.start(TestSettings.on(data))) {
      var made = login(run("accounts", "create", "--name", "acme"));
      assertThat(status(server, made, "GET")).isEqualTo(200);
      assertThat(run("accounts", "list").lines())
          .containsExactly(TestSettings.ACCOUNT.value(), made.user() + "  acme");
      var renewed = login(run("accounts", "token", "acme"));
      assertThat(renewed.user()).isEqualTo(made.user());
      waitFor(server, renewed, 200);
      waitFor(server, made, 401);
      assertThat(run("accounts", "delete", made.user())).startsWith("deleted " + made.user());
      waitFor(server, renewed, 401);
      assertThat(status(server, new Login(TestSettings.ACCOUNT.value(), TestSettings.TOKEN), "GET"))
          .isEqualTo(200);
      assertThat(run("accounts", "list").lines()).containsExactly(TestSettings.ACCOUNT.value());
    }
  }

  @Test
  void aKeyMayOnlyReadWhenItWasMadeSo() throws IOException, InterruptedException {
    try (var server = ConfabServer.start(TestSettings.on(data))) {
      var account = login(run("accounts", "create")).user();
      var key =
          login(run("keys", "create", "--account-sid", account, "--access", "read", "--name", "x"));
      assertThat(status(server, key, "GET")).isEqualTo(200);
      assertThat(status(server, key, "POST")).isEqualTo(403);
      var full = login(run("keys", "create", "--account-sid", account));
      assertThat(status(server, full, "POST")).isEqualTo(201);
      assertThat(run("keys", "list", "--account-sid", account))
          .containsPattern(key.user() + "  \\S+Z  read  x\n")
          .containsPattern(full.user() + "  \\S+Z  full\n");
      assertThat(run("keys", "list")).isEmpty();
    }
  }

  @Test
  void sendersAreListedAddedAndRemoved() {
    try (var _ = ConfabServer.start(TestSettings.on(data))) {
      var service = "MG" + "a".repeat(32);
      var account = login(run("accounts", "create", "--name", "acme")).user();
      assertThat(run("accounts", "senders", "acme")).isEmpty();
      assertThat(run("accounts", "senders", "acme", "add", "+15550009", service).lines())
          .containsExactly("+15550009", service);
      assertThat(run("accounts", "senders", account, "add", "+15550009", "+15550008").lines())
          .containsExactly("+15550008", "+15550009", service);
      assertThat(run("accounts", "senders", account, "remove", "+15550009").lines())
          .containsExactly("+15550008", service);
      assertThat(run("accounts", "senders", TestSettings.ACCOUNT.value())).isEmpty();
      assertThat(refusal("accounts", "senders", "acme", "remove", "+15550008", "+15550009"))
          .contains("lists no sender +15550009; nothing was removed");
      assertThat(run("accounts", "senders", "acme").lines()).containsExactly("+15550008", service);
      assertThat(refusal("accounts", "senders", "acme", "add", "15550009"))
          .contains("'15550009' is neither an address nor the sid of a messaging service");
      assertThat(refusal("accounts", "senders", "nobody")).contains("no account nobody");
    }
  }

  @Test
  void whatCannotBeDoneIsToldInOneLine() {
    try (var _ = ConfabServer.start(TestSettings.on(data))) {
      run("accounts", "create", "--name", "twin");
      run("accounts", "create", "--name", "twin");
      assertThat(refusal("accounts", "token", "twin")).contains("several accounts have the name");
      assertThat(refusal("accounts", "token", "nobody")).contains("no account nobody");
      assertThat(refusal("accounts", "delete", "twin")).contains("wants a sid");
      assertThat(refusal("accounts", "delete", "AC" + "0".repeat(32))).contains("no account AC");
      assertThat(refusal("keys", "create", "--access", "write"))
          .contains("wrong value 'write' of --access");
    }
  }

  private static void waitFor(ConfabServer server, Login login, int status)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (status(server, login, "GET") != status) {
      assertThat(System.nanoTime()).as("waiting for %s", status).isLessThan(deadline);
    }
  }

  private static Login login(String printed) {
    var sid = SID.matcher(printed);
    var secret = SECRET.matcher(printed);
    assertThat(sid.find() && secret.find()).as(printed).isTrue();
    return new Login(sid.group(1), secret.group(1));
  }

  private String run(String... words) {
    var usual = System.out;
    var printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      assertThat(refusal(words)).isEmpty();
    } finally {
      System.setOut(usual);
    }
    return printed.toString(StandardCharsets.UTF_8);
  }

  /// What is printed on standard error.
  private String refusal(String... words) {
    var err = new StringWriter();
    var line = new ArrayList<>(List.of(words));
    line.addAll(List.of("--data", data.toString()));
    Main.run(line, data, new PrintWriter(err, true));
    return err.toString();
  }

  private static int status(ConfabServer server, Login login, String method)
      throws IOException, InterruptedException {
    var pair = login.user() + ":" + login.secret();
    var basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    var request =
        HttpRequest.newBuilder(URI.create(server.url() + "/v1/Conversations"))
            .header("Authorization", "Basic " + basic)
            .method(method, BodyPublishers.noBody())
            .build();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.discarding()).statusCode();
    }
  }
}
