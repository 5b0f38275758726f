package dev.confab.api;

/// What an operation accepts under one name, in its query or form.
///
/// @param isRequired whether the operation refuses to go without it
/// @param isRepeated whether it may come more than once, as a list
/// @param schema of one value
public record Parameter(String name, boolean isRequired, boolean isRepeated, Schema schema) {
  static Parameter of(String name, Schema schema) {
    return new Parameter(name, false, false, schema);
  }

  static Parameter text(String name) {
    return of(name, Schema.text());
  }

  static Parameter sid(String name, String prefix) {
    return of(name, Schema.sid(prefix));
  }

  static Parameter date(String name) {
    return of(name, Schema.date());
  }

  static Parameter flag(String name) {
    return of(name, Schema.flag());
  }

  static Parameter choice(String name, String... values) {
    return of(name, Schema.choice(values));
  }

  Parameter required() {
    return new Parameter(name, true, isRepeated, schema);
  }

  Parameter repeated() {
    return new Parameter(name, isRequired, true, schema);
  }

  /// Of all values together.
  Schema valueSchema() {
    return isRepeated ? Schema.list(schema) : schema;
  }
}
