package dev.confab.conformance;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.confab.conformance.clients.ApiClient;
import dev.confab.conformance.clients.ApiError;
import dev.confab.conformance.clients.Place;
import dev.confab.conformance.clients.Resource;
import dev.confab.conformance.support.Account;
import dev.confab.conformance.support.LocalServer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/// What every suite of scenarios needs: a client, and the server that it talks to.
interface Scenarios {
  /// Whatever names one will do: the server knows of none.
  String MESSAGING_SERVICE = "MG0123456789abcdef0123456789abcdef";

  /// For numbers that no other test uses.
  AtomicInteger NUMBERS = new AtomicInteger(1_000_000);

  Session session();

  /// The kind of client under test.
  ApiClient connect(LocalServer server, Account account);

  default LocalServer server() {
    return session().server();
  }

  default ApiClient client() {
    return session().client();
  }

  /// What the client says in its `Host` header, hence what links carry.
  String host();

  /// What the client under test reaches by the short paths.
  default Place account() {
    return Place.account(client());
  }

  /// What the client under test reaches in a service.
  default Place service(String sid) {
    return Place.service(client(), sid);
  }

  /// What the server sends to plain HTTP that names the same host.
  default Map<String, @Nullable Object> sent(String path) {
    return server().http().send("GET", path, Map.of("Host", host()), "").members();
  }

  /// A new conversation that can have participants of any kind.
  static String conversation(Place place) {
    return place.conversations().create(Map.of("MessagingServiceSid", MESSAGING_SERVICE)).sid();
  }

  /// A telephone number that no other test uses.
  static String number() {
    return "+1555" + NUMBERS.getAndIncrement();
  }

  /// The parameters of a participant who is reached over a channel.
  static Map<String, String> channel(String address, String proxy) {
    return Map.of("MessagingBinding.Address", address, "MessagingBinding.ProxyAddress", proxy);
  }

  /// The error's message.
  static String assertRefused(int status, int code, ThrowingCallable call) {
    var error = catchThrowableOfType(ApiError.class, call);
    Assertions.assertThat(error).as("an error %d/%d", status, code).isNotNull();
    Assertions.assertThat(error)
        .extracting(ApiError::status, ApiError::code)
        .containsExactly(status, code);
    return String.valueOf(error.getMessage());
  }

  static List<String> sids(List<Resource> resources) {
    return resources.stream().map(Resource::sid).toList();
  }

  /// A name that no other test uses.
  static String unique(String prefix) {
    return prefix + "-" + UUID.randomUUID();
  }
}
