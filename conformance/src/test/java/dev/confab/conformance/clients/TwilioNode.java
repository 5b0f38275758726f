package dev.confab.conformance.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.confab.conformance.support.Account;
import dev.confab.conformance.support.Json;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/// The unmodified Node SDK in a process of its own, driven over its standard input and output. Any
/// number of threads may ask at once: answers come in any order, each with its command's number.
public final class TwilioNode implements ApiClient {
  private static final Duration ANSWER_MAX = Duration.ofSeconds(20);
  private static final Duration END_MAX = Duration.ofSeconds(5);

  private final Process process;
  private final BufferedWriter commands;
  private final AtomicInteger numbers = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();

  private TwilioNode(Process process) {
    this.process = process;
    this.commands = process.outputWriter(UTF_8);
  }

  /// @param folder where the driver and the SDK are installed
  public static ApiClient connect(Path folder, String url, Account account) {
    var builder = new ProcessBuilder("node", "driver.js").directory(folder.toFile());
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    var environment = builder.environment();
    environment.put("CONFAB_URL", url);
    environment.put("CONFAB_ACCOUNT_SID", account.sid());
    environment.put("CONFAB_AUTH_TOKEN", account.authToken());
    try {
      var node = new TwilioNode(builder.start());
      Thread.ofVirtual().name("answers of node").start(node::read);
      return node;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Resource create(Target list, Map<String, ?> form) {
    return resource(ask("create", list, params(form)));
  }

  @Override
  public Resource fetch(Target one) {
    return resource(ask("fetch", one, Map.of()));
  }

  @Override
  public Resource update(Target one, Map<String, ?> form) {
    return resource(ask("update", one, params(form)));
  }

  @Override
  public void delete(Target one, Map<String, ?> form) {
    var deleted = ask("remove", one, params(form));
    if (!deleted.asBoolean()) {
      throw new AssertionError("the SDK says that nothing was deleted: " + deleted);
    }
  }

  @Override
  public List<Resource> list(Target list, Query query) {
    return resources(ask("list", list, params(query)));
  }

  @Override
  public ResourcePage page(Target list, Query query) {
    return page(ask("page", list, params(query)));
  }

  /// The driver ends when its input does.
  @Override
  public void close() {
    try {
      commands.close();
      if (!process.waitFor(END_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError("node did not end within " + END_MAX);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted while node ended", e);
    } finally {
      process.destroyForcibly();
    }
  }

  private JsonNode ask(String command, Target target, Map<String, Object> params) {
    var family = target.service() == null ? "" : "services/{}/";
    return ask(
        Map.of(
            "command",
            command,
            "product",
            target.kind().product(),
            "list",
            family + target.kind().nodePath(),
            "ids",
            target.allIds(),
            "params",
            params));
  }

  private JsonNode ask(Map<String, Object> command) {
    var numbered = new LinkedHashMap<>(command);
    int number = numbers.incrementAndGet();
    numbered.put("number", number);
    var answer = new CompletableFuture<JsonNode>();
    waiting.put(number, answer);
    try {
      send(Json.write(numbered));
      return result(answer.get(ANSWER_MAX.toMillis(), TimeUnit.MILLISECONDS));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      process.destroyForcibly();
      throw new AssertionError("no answer from node to " + command, e);
    } finally {
      waiting.remove(number);
    }
  }

  private synchronized void send(String line) throws IOException {
    commands.write(line);
    commands.newLine();
    commands.flush();
  }

  /// Gives each answer to whoever waits for it, until node ends.
  private void read() {
    try (var answers = process.inputReader(UTF_8)) {
      for (var line = answers.readLine(); line != null; line = answers.readLine()) {
        var answer = Json.read(line);
        var asked = waiting.get(answer.get("number").asInt());
        if (asked != null) {
          asked.complete(answer);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      waiting.values().forEach(asked -> asked.completeExceptionally(new IOException("node ended")));
    }
  }

  private static JsonNode result(JsonNode answer) {
    var error = answer.get("error");
    if (error != null) {
      throw new ApiError(
          error.get("status").asInt(), error.get("code").asInt(), error.get("message").asText());
    }
    return answer.get("result");
  }

  private static Resource resource(JsonNode json) {
    return new Resource(Json.members(json));
  }

  private static List<Resource> resources(JsonNode array) {
    var resources = new ArrayList<Resource>();
    array.forEach(element -> resources.add(resource(element)));
    return resources;
  }

  private ResourcePage page(JsonNode json) {
    var page = json.get("page").asInt();
    return new ResourcePage(
        resources(json.get("items")),
        json.get("hasNext").asBoolean() ? () -> page(turn("nextPage", page)) : null,
        json.get("hasPrevious").asBoolean() ? () -> page(turn("previousPage", page)) : null);
  }

  private JsonNode turn(String command, int page) {
    return ask(Map.of("command", command, "turned", page));
  }

  private static Map<String, Object> params(Query query) {
    var params = params(query.filters());
    if (query.pageSize() != null) {
      params.put("pageSize", query.pageSize());
    }
    if (query.limit() != null) {
      params.put("limit", query.limit());
    }
    return params;
  }

  private static Map<String, Object> params(Map<String, ?> form) {
    var params = new LinkedHashMap<String, Object>();
    form.forEach((name, value) -> params.put(camelCase(name), value));
    return params;
  }

  private static String camelCase(String wireName) {
    return Arrays.stream(wireName.replace("-", "").split("\\."))
        .map(part -> part.substring(0, 1).toLowerCase(Locale.ROOT) + part.substring(1))
        .collect(Collectors.joining("."));
  }
}
