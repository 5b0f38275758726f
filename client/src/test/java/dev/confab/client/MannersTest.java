package dev.confab.client;

import static dev.confab.client.support.Samples.ACCOUNT;
import static dev.confab.client.support.Samples.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.confab.client.call.Answer;
import dev.confab.client.call.CallOptions;
import dev.confab.client.call.Page;
import dev.confab.client.http.Headers;
import dev.confab.client.http.WireRequest;
import dev.confab.client.http.WireResponse;
import dev.confab.client.support.Answers;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every resource in its four manners.
class MannersTest {
  private final List<@Nullable String> headers = new CopyOnWriteArrayList<>();
  private final ConfabClient client =
      ConfabClient.builder()
          .credentials(Credentials.account(ACCOUNT, SECRET))
          .transport(this::answer)
          .build();
  private String answer = "";

  static Stream<Arguments> lists() {
    return Stream.of(
        list("conversations", "Conversation", ConfabClient::conversations),
        list("services", "Service", ConfabClient::services),
        list("messages", "Message", c -> c.conversation("CH1").messages()),
        list("delivery_receipts", "Receipt", c -> c.conversation("CH1").receipts("IM1")),
        list("participants", "Participant", c -> c.conversation("CH1").participants()),
        list("webhooks", "ScopedWebhook", c -> c.conversation("CH1").webhooks()),
        list("users", "User", ConfabClient::users),
        list("conversations", "UserConversation", c -> c.userConversations("ann")),
        list("conversations", "ParticipantConversation", c -> c.participantConversations()),
        list("roles", "Role", ConfabClient::roles),
        list("address_configurations", "AddressConfiguration", c -> c.addressConfigurations()),
        list("credentials", "PushCredential", ConfabClient::pushCredentials),
        list("contents", "Content", ConfabClient::contents),
        list("bindings", "Binding", c -> c.service("IS1").bindings()));
  }

  static Stream<Arguments> singletons() {
    return Stream.of(
        single("Configuration", ConfabClient::configuration),
        single("WebhookConfiguration", ConfabClient::webhookConfiguration),
        single("ServiceConfiguration", c -> c.service("IS1").configuration()),
        single("ServiceNotifications", c -> c.service("IS1").notifications()),
        single("WebhookConfiguration", c -> c.service("IS1").webhookConfiguration()));
  }

  @ParameterizedTest
  @MethodSource("lists")
  void pageComesInFourMannersAndAsAStream(
      String key, String type, Function<ConfabClient, ?> resource) {
    var item = Answers.first(type);
    answer = "{\"meta\":{},\"%s\":[%s]}".formatted(key, item);
    var plain = resource.apply(client);

    assertThat(items(ask(plain, "list"))).containsExactly(type + " " + item);
    assertThat(items(value(ask(call(plain, "raw"), "list")))).hasSize(1);
    assertThat(items(joined(ask(call(plain, "async"), "list")))).hasSize(1);
    assertThat(items(value(joined(ask(call(plain, "asyncRaw"), "list"))))).hasSize(1);
    assertThat((Stream<?>) ask(plain, "stream")).hasSize(1);
    assertThat(headers).containsOnlyNulls();
  }

  @ParameterizedTest
  @MethodSource("singletons")
  void singleThingComesInFourManners(String type, Function<ConfabClient, ?> resource) {
    var item = Answers.first(type);
    answer = item.toString();
    var plain = resource.apply(client);

    assertThat(call(plain, "fetch")).hasToString(type + " " + item);
    assertThat(ask(plain, "update")).hasToString(type + " " + item);
    assertThat(value(call(call(plain, "raw"), "fetch"))).hasToString(type + " " + item);
    assertThat(joined(call(call(plain, "async"), "fetch"))).hasToString(type + " " + item);
    assertThat(value(joined(ask(call(plain, "asyncRaw"), "update"))))
        .hasToString(type + " " + item);
  }

  @ParameterizedTest
  @MethodSource("lists")
  void viewOfAListHasItsOptionsInEveryManner(
      String key, String type, Function<ConfabClient, ?> resource) {
    answer = "{\"meta\":{},\"%s\":[%s]}".formatted(key, Answers.first(type));
    checkOptions(resource, "list");
  }

  @ParameterizedTest
  @MethodSource("singletons")
  void viewOfASingleThingHasItsOptionsInEveryManner(
      String type, Function<ConfabClient, ?> resource) {
    answer = Answers.first(type).toString();
    checkOptions(resource, "update");
  }

  private void checkOptions(Function<ConfabClient, ?> resource, String method) {
    UnaryOperator<CallOptions> change = options -> options.header("X-Trace", "t");
    var view = call(resource.apply(client), "with", change);
    var results =
        List.of(
            ask(view, method),
            ask(call(view, "raw"), method),
            joined(ask(call(view, "async"), method)),
            joined(ask(call(view, "asyncRaw"), method)));
    assertThat(results).hasSize(4);
    assertThat(headers).containsExactly("t", "t", "t", "t");
  }

  private WireResponse answer(WireRequest request) {
    headers.add(request.headers().first("X-Trace").orElse(null));
    return new WireResponse(200, Headers.NONE, answer);
  }

  private static List<String> items(Object page) {
    return ((Page<?>) page).items().stream().map(Object::toString).toList();
  }

  private static Object value(Object answer) {
    return Objects.requireNonNull(((Answer<?>) answer).value());
  }

  private static Object joined(Object future) {
    return Objects.requireNonNull(((CompletableFuture<?>) future).join());
  }

  private static Object ask(Object target, String method) {
    Consumer<Object> anything = formOrQuery -> {};
    return call(target, method, anything);
  }

  private static Object call(Object target, String name, Object... arguments) {
    try {
      for (var method : target.getClass().getMethods()) {
        if (method.getName().equals(name) && method.getParameterCount() == arguments.length) {
          return Objects.requireNonNull(method.invoke(target, arguments));
        }
      }
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(name, e);
    }
    throw new AssertionError(target.getClass().getSimpleName() + " has no " + name);
  }

  private static Arguments list(String key, String type, Function<ConfabClient, ?> resource) {
    return arguments(key, type, resource);
  }

  private static Arguments single(String type, Function<ConfabClient, ?> resource) {
    return arguments(type, resource);
  }
}
