package dev.confab.domain;

/// Twilio's error numbers, as far as this server answers with them. `docs/errors.md` names the
/// source of each; a test keeps the two lists equal.
public enum ErrorCode {
  INVALID_PARAMETER(20001, Kind.INVALID),
  NOT_AUTHENTICATED(20003, Kind.UNAUTHENTICATED),
  METHOD_NOT_ALLOWED(20004, Kind.NOT_ALLOWED),
  NOT_FOUND(20404, Kind.MISSING),
  CONFLICT(20409, Kind.CONFLICT),
  TOO_LARGE(20413, Kind.TOO_LARGE),
  TOO_MANY_REQUESTS(20429, Kind.TOO_MANY),
  INTERNAL(20500, Kind.BUG),
  UNAVAILABLE(20503, Kind.UNAVAILABLE),
  FRIENDLY_NAME_MISSING(50000, Kind.INVALID),
  FRIENDLY_NAME_TOO_LONG(50003, Kind.INVALID),
  UNIQUE_NAME_TOO_LONG(50004, Kind.INVALID),
  ATTRIBUTES_TOO_LONG(50303, Kind.INVALID),
  ATTRIBUTES_NOT_JSON(50304, Kind.INVALID),
  DATE_CREATED_MALFORMED(50308, Kind.INVALID),
  DATE_UPDATED_MALFORMED(50309, Kind.INVALID),
  MESSAGING_SERVICE_SID_MALFORMED(50341, Kind.INVALID),
  UNIQUE_NAME_TAKEN(50353, Kind.CONFLICT),
  STATE_EMPTY(50374, Kind.INVALID),
  INACTIVE_TIMER_TOO_SHORT(50375, Kind.INVALID),
  CLOSED_TIMER_TOO_SHORT(50376, Kind.INVALID),
  CONVERSATION_CLOSED(50377, Kind.INVALID),
  STATE_UNKNOWN(50378, Kind.INVALID),
  INACTIVE_TIMER_MALFORMED(50379, Kind.INVALID),
  CLOSED_TIMER_MALFORMED(50380, Kind.INVALID),
  CREATED_CLOSED(50384, Kind.INVALID),
  CONVERSATION_INITIALIZING(50386, Kind.INVALID),
  UNIQUE_NAME_LOOKS_LIKE_SID(50390, Kind.INVALID),
  DATES_REVERSED(50396, Kind.INVALID);

  /// What a code means to a caller, without a transport's numbers.
  public enum Kind {
    INVALID,
    UNAUTHENTICATED,
    MISSING,
    NOT_ALLOWED,
    CONFLICT,
    TOO_LARGE,
    TOO_MANY,
    BUG,
    UNAVAILABLE
  }

  private final int number;
  private final Kind kind;

  ErrorCode(int number, Kind kind) {
    this.number = number;
    this.kind = kind;
  }

  public int number() {
    return number;
  }

  public Kind kind() {
    return kind;
  }
}
