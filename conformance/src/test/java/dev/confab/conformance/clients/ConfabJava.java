package dev.confab.conformance.clients;

import dev.confab.client.ConfabClient;
import dev.confab.client.Credentials;
import dev.confab.client.call.Page;
import dev.confab.client.error.ApiException;
import dev.confab.conformance.support.Account;
import dev.confab.conformance.support.Json;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// Our own client.
public final class ConfabJava implements ApiClient {
  private final ConfabClient client;

  private ConfabJava(ConfabClient client) {
    this.client = client;
  }

  public static ApiClient connect(String url, Account account) {
    return new ConfabJava(
        ConfabClient.builder()
            .credentials(Credentials.account(account.sid(), account.authToken()))
            .baseUri(URI.create(url))
            .build());
  }

  @Override
  public Resource create(Target list, Map<String, ?> form) {
    var isBulk = list.kind() == Kind.CONVERSATION_WITH_PARTICIPANTS;
    var name = isBulk ? "createWithParticipants" : "create";
    return shown(call(view(form), list, name, ConfabJavaForms.filled(form)));
  }

  @Override
  public Resource fetch(Target one) {
    return shown(call(client, one, "fetch"));
  }

  @Override
  public Resource update(Target one, Map<String, ?> form) {
    return shown(call(view(form), one, "update", ConfabJavaForms.filled(form)));
  }

  @Override
  public void delete(Target one, Map<String, ?> form) {
    call(view(form), one, "delete");
  }

  @Override
  public List<Resource> list(Target list, Query query) {
    try (var all = (Stream<?>) call(client, list, "stream", ConfabJavaForms.asked(query))) {
      return all.map(ConfabJava::shown).toList();
    } catch (ApiException e) {
      throw error(e);
    }
  }

  @Override
  public ResourcePage page(Target list, Query query) {
    return shown((Page<?>) call(client, list, "list", ConfabJavaForms.asked(query)));
  }

  @Override
  public void close() {
    client.close();
  }

  /// The client, as it sends the header that a form may have.
  private ConfabClient view(Map<String, ?> form) {
    var webhooks = form.get(WEBHOOKS);
    return webhooks == null
        ? client
        : client.with(options -> options.webhookEnabled(Boolean.parseBoolean(webhooks.toString())));
  }

  /// Calls a method of what the client has for the kind. It takes the id, if one is meant, and what
  /// fills its form, if it has one.
  private static Object call(ConfabClient by, Target target, String name, Object... form) {
    var arguments = new ArrayList<Object>(target.ids());
    Object calls = target.service() == null ? by : by.service(target.service());
    for (var step : target.kind().ownPath().replace("/{}", "{}").split("/", -1)) {
      calls =
          step.endsWith("{}")
              ? invoked(calls, step.replace("{}", ""), arguments.removeFirst())
              : invoked(calls, step);
    }
    arguments.addAll(List.of(form));
    return invoked(calls, name, arguments.toArray());
  }

  /// The answer of a public method, or the object itself if there is none, with the client's
  /// exceptions in our terms.
  private static Object invoked(Object object, String name, Object... arguments) {
    var method =
        Arrays.stream(object.getClass().getMethods())
            .filter(one -> one.getName().equals(name))
            .filter(one -> one.getParameterCount() == arguments.length && !one.isBridge())
            .findFirst()
            .orElseThrow(() -> new AssertionError(object.getClass() + " has no " + name));
    try {
      return Objects.requireNonNullElse(method.invoke(object, arguments), object);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof ApiException refused) {
        throw error(refused);
      }
      throw new AssertionError(name + " failed", e.getCause());
    } catch (IllegalAccessException e) {
      throw new LinkageError(name, e);
    }
  }

  private static ApiError error(ApiException refused) {
    return new ApiError(
        refused.status(),
        Objects.requireNonNullElse(refused.code(), 0),
        String.valueOf(refused.reason()));
  }

  private static ResourcePage shown(Page<?> page) {
    return new ResourcePage(
        page.items().stream().map(ConfabJava::shown).toList(),
        page.hasNext() ? () -> shown((Page<?>) invoked(page, "next")) : null,
        page.hasPrevious() ? () -> shown((Page<?>) invoked(page, "previous")) : null);
  }

  private static Resource shown(Object model) {
    return new Resource(Json.members(Json.read(invoked(model, "json").toString())));
  }
}
