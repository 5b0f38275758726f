package dev.confab.conformance.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.confab.conformance.support.Account;
import dev.confab.conformance.support.Json;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// The unmodified Node SDK in a process of its own, driven over its standard input and output.
public final class TwilioNode implements ApiClient {
  private static final Duration ANSWER_MAX = Duration.ofSeconds(20);
  private static final Duration END_MAX = Duration.ofSeconds(5);

  private final Process process;
  private final BufferedWriter commands;
  private final BufferedReader answers;
  private final ExecutorService reader = Executors.newVirtualThreadPerTaskExecutor();

  private TwilioNode(Process process) {
    this.process = process;
    this.commands = process.outputWriter(UTF_8);
    this.answers = process.inputReader(UTF_8);
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
      return new TwilioNode(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Conversations conversations(@Nullable String serviceSid) {
    return new SdkConversations(serviceSid);
  }

  @Override
  public Services services() {
    return new SdkServices();
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
      reader.close();
    }
  }

  /// One command, one answer.
  private synchronized JsonNode ask(Map<String, @Nullable Object> command) {
    try {
      commands.write(Json.write(command));
      commands.newLine();
      commands.flush();
      var line = reader.submit(answers::readLine).get(ANSWER_MAX.toMillis(), TimeUnit.MILLISECONDS);
      if (line == null) {
        throw new AssertionError("node ended at " + command);
      }
      return result(Json.read(line));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      process.destroyForcibly();
      throw new AssertionError("no answer from node to " + command, e);
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
    int page = json.get("page").asInt();
    return new ResourcePage(
        resources(json.get("items")),
        json.get("hasNext").asBoolean() ? () -> page(ask(turn("page.next", page))) : null,
        json.get("hasPrevious").asBoolean() ? () -> page(ask(turn("page.previous", page))) : null);
  }

  private static Map<String, @Nullable Object> turn(String command, int page) {
    var map = new LinkedHashMap<String, @Nullable Object>();
    map.put("command", command);
    map.put("target", page);
    return map;
  }

  private static Map<String, Object> params(Query query) {
    var params = new LinkedHashMap<String, Object>();
    putUnlessNull(params, "startDate", query.startDate());
    putUnlessNull(params, "endDate", query.endDate());
    putUnlessNull(params, "state", query.state());
    putUnlessNull(params, "pageSize", query.pageSize());
    putUnlessNull(params, "limit", query.limit());
    return params;
  }

  private static void putUnlessNull(
      Map<String, Object> params, String name, @Nullable Object value) {
    if (value != null) {
      params.put(name, value);
    }
  }

  private static Map<String, Object> params(Map<Field, String> fields) {
    var params = new LinkedHashMap<String, Object>();
    fields.forEach((field, value) -> params.put(field.camelCase(), value));
    return params;
  }

  private JsonNode ask(
      String command,
      @Nullable String service,
      @Nullable String target,
      Map<String, Object> params) {
    var map = new LinkedHashMap<String, @Nullable Object>();
    map.put("command", command);
    map.put("service", service);
    map.put("target", target);
    map.put("params", params);
    return ask(map);
  }

  private final class SdkConversations implements Conversations {
    private final @Nullable String service;

    SdkConversations(@Nullable String service) {
      this.service = service;
    }

    @Override
    public Resource create(Map<Field, String> fields) {
      return resource(ask("conversation.create", service, null, params(fields)));
    }

    @Override
    public Resource fetch(String sidOrUniqueName) {
      return resource(ask("conversation.fetch", service, sidOrUniqueName, Map.of()));
    }

    @Override
    public Resource update(String sidOrUniqueName, Map<Field, String> fields) {
      return resource(ask("conversation.update", service, sidOrUniqueName, params(fields)));
    }

    @Override
    public void delete(String sidOrUniqueName) {
      requireTrue(ask("conversation.delete", service, sidOrUniqueName, Map.of()));
    }

    @Override
    public List<Resource> list(Query query) {
      return resources(ask("conversation.list", service, null, params(query)));
    }

    @Override
    public ResourcePage page(Query query) {
      return TwilioNode.this.page(ask("conversation.page", service, null, params(query)));
    }
  }

  private final class SdkServices implements Services {
    @Override
    public Resource create(String friendlyName) {
      return resource(
          ask("service.create", null, null, params(Map.of(Field.FRIENDLY_NAME, friendlyName))));
    }

    @Override
    public Resource fetch(String sid) {
      return resource(ask("service.fetch", null, sid, Map.of()));
    }

    @Override
    public void delete(String sid) {
      requireTrue(ask("service.delete", null, sid, Map.of()));
    }

    @Override
    public List<Resource> list(Query query) {
      return resources(ask("service.list", null, null, params(query)));
    }

    @Override
    public ResourcePage page(Query query) {
      return TwilioNode.this.page(ask("service.page", null, null, params(query)));
    }
  }

  private static void requireTrue(JsonNode deleted) {
    if (!deleted.asBoolean()) {
      throw new AssertionError("the SDK says that nothing was deleted: " + deleted);
    }
  }
}
