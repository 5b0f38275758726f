package dev.confab.client.support;

import dev.confab.client.ConfabClient;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One operation of the API as a call of the client, with what it sends.
///
/// @param place method and path; what identifies something is written `{Name:value}`
/// @param call makes it
/// @param reply what the server answers
/// @param params of query or form, `Name=value`, not encoded
public record Operation(
    String place, Function<ConfabClient, ?> call, Reply reply, List<String> params) {

  /// What the server answers.
  ///
  /// @param body the answer
  /// @param result how the result of the call begins as text
  public record Reply(String body, String result) {}

  public @Nullable Object callOn(ConfabClient client) {
    return call.apply(client);
  }

  public String method() {
    return place.substring(0, place.indexOf(' '));
  }

  /// Method and path with the values, not encoded.
  public String request() {
    return place.replaceAll("\\{\\w+:([^}]+)}", "$1");
  }

  /// The path as it is sent.
  public String path() {
    return request().substring(method().length() + 1).replace("+", "%2B").replace(" ", "%20");
  }

  /// The path without values.
  public String template() {
    return place.substring(method().length() + 1).replaceAll("\\{(\\w+):[^}]+}", "{$1}");
  }

  @Override
  public String toString() {
    return place;
  }
}
