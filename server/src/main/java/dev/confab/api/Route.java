package dev.confab.api;

import dev.confab.http.Reply;

/// One operation of the API, as data.
///
/// @param template the path, with `{Name}` for a segment that is a parameter
/// @param operation the operation's name in the OpenAPI description; also its label in metrics
public record Route(
    String method, String template, String operation, Access access, RouteHandler handler) {

  /// Who may call an operation.
  public enum Access {
    /// Anybody.
    PUBLIC,
    /// Whoever has credentials of an account.
    ACCOUNT
  }

  /// Answers a request whose route and account are known.
  @FunctionalInterface
  public interface RouteHandler {
    Reply handle(Request request);
  }

  static Route of(String method, String template, String operation, RouteHandler handler) {
    return new Route(method, template, operation, Access.ACCOUNT, handler);
  }

  static Route open(String template, String operation, RouteHandler handler) {
    return new Route("GET", template, operation, Access.PUBLIC, handler);
  }
}
