package dev.confab.conformance;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.confab.conformance.clients.ApiClient;
import dev.confab.conformance.clients.ApiError;
import dev.confab.conformance.support.Account;
import dev.confab.conformance.support.LocalServer;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// What every suite of scenarios needs: a client, and the server that it talks to.
interface Scenarios {
  LocalServer server();

  /// The client under test, with the server's account.
  ApiClient client();

  /// The same kind of client with other credentials.
  ApiClient connect(Account account);

  /// What the client says in its `Host` header, hence what links carry.
  String host();

  static void assertRefused(int status, int code, ThrowingCallable call) {
    var error = catchThrowableOfType(ApiError.class, call);
    Assertions.assertThat(error).as("an error %d/%d", status, code).isNotNull();
    Assertions.assertThat(error)
        .extracting(ApiError::status, ApiError::code)
        .containsExactly(status, code);
  }
}
