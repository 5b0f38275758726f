package dev.confab.http;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// One request. It is read completely, unless its handler reads the body itself
/// ([Handler#readsBody]).
///
/// @param path as sent, still encoded, without query
/// @param headers gives a header's first value by its name in any case, or `null`
/// @param form the parameters of a form body, urlencoded or multipart
/// @param isForeignBody whether there was a body that is no form; it was not read into `form`
/// @param origin scheme and authority by which the client reached us, such as
///   `http://127.0.0.1:8080`
/// @param body what was not read before the call; without a byte when it was
public record Call(
    String method,
    String path,
    Params query,
    UnaryOperator<@Nullable String> headers,
    Params form,
    boolean isForeignBody,
    String origin,
    ByteStream body) {
  /// The first value of a header, or `null`.
  public @Nullable String header(String name) {
    return headers.apply(name);
  }
}
