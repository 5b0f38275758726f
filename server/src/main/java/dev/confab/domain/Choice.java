package dev.confab.domain;

import java.util.Arrays;
import java.util.Locale;

/// Values of enumerations as parameters: the names of the constants, read in any letter case and
/// written in lower case.
public final class Choice {
  private Choice() {}

  /// @param parameter names it in the error's message
  /// @throws Failure with the given code when there is no such value
  public static <E extends Enum<E>> E of(
      Class<E> type, String parameter, String text, ErrorCode unknown) {
    return Arrays.stream(type.getEnumConstants())
        .filter(value -> value.name().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(() ->
            new Failure(unknown, parameter + " must be one of " + String.join(", ", texts(type))));
  }

  /// All values, as answers spell them.
  public static <E extends Enum<E>> String[] texts(Class<E> type) {
    return Arrays.stream(type.getEnumConstants()).map(Choice::text).toArray(String[]::new);
  }

  static String text(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
