package dev.confab.client.error;

/// What sort of trouble a call ran into, for code that decides what to do next.
public enum ErrorKind {
  /// 401 or 403: the credentials are wrong, or lack a permission.
  AUTHENTICATION,
  /// 404: no such resource, or not in this service.
  NOT_FOUND,
  /// 409: the name is taken, or somebody else is changing the same resource.
  CONFLICT,
  /// 429: too many requests.
  RATE_LIMIT,
  /// Any other 4xx: the request itself is wrong.
  INVALID_REQUEST,
  /// 5xx, a redirect, or an answer that cannot be understood.
  SERVER,
  /// No answer at all: no connection, a timeout, an interrupted thread.
  CONNECTION;

  static ErrorKind ofStatus(int status) {
    return switch (status) {
      case 401, 403 -> AUTHENTICATION;
      case 404 -> NOT_FOUND;
      case 409 -> CONFLICT;
      case 429 -> RATE_LIMIT;
      default -> status >= 400 && status < 500 ? INVALID_REQUEST : SERVER;
    };
  }
}
