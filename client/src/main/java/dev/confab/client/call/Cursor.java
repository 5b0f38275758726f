package dev.confab.client.call;

/// A place in a list, to go on from there: now, later, or in another process.
///
/// It holds the filters and the page size of the list, but no host and no credentials. How long a
/// server honours a cursor is up to the server.
///
/// @param value opaque text; store it as it is
public record Cursor(String value) {
  @Override
  public String toString() {
    return value;
  }
}
