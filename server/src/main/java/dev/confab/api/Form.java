package dev.confab.api;

import dev.confab.domain.ErrorCode;
import dev.confab.domain.Failure;
import dev.confab.domain.Patch;
import dev.confab.http.Params;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The parameters of a query or form, read by name. What the operation does not declare is ignored,
/// and cannot be read.
final class Form {
  private final Params params;

  private final Set<String> declared;

  /// @param declared the names of the operation's parameters
  Form(Params params, Set<String> declared) {
    this.params = params;
    this.declared = declared;
    params.forEach(Form::requireText);
  }

  /// The value as sent, maybe empty, or `null` when it was not sent.
  @Nullable String text(String name) {
    return first(name);
  }

  /// As [#text], with empty taken for absent.
  @Nullable String textOrNull(String name) {
    var value = first(name);
    return value == null || value.isEmpty() ? null : value;
  }

  String required(String name) {
    var value = first(name);
    if (value == null) {
      throw missing(name);
    }
    return value;
  }

  /// The values of a parameter that may be repeated and must be there.
  List<String> requiredList(String name) {
    var values = list(name);
    if (values.isEmpty()) {
      throw missing(name);
    }
    return values;
  }

  /// A value that is parsed when it was sent and is not empty.
  <T> @Nullable T parsed(String name, Function<String, @Nullable T> parse) {
    var value = textOrNull(name);
    return value == null ? null : parse.apply(value);
  }

  /// A field of an update whose empty value clears it.
  <T> Patch<T> clearable(String name, Function<String, @Nullable T> parse) {
    var value = first(name);
    if (value == null) {
      return Patch.keep();
    }
    return Patch.set(value.isEmpty() ? null : parse.apply(value));
  }

  /// A field of an update whose empty value is ignored.
  <T> Patch<T> keptWhenEmpty(String name, Function<String, @Nullable T> parse) {
    var value = first(name);
    return value == null || value.isEmpty() ? Patch.keep() : Patch.set(parse.apply(value));
  }

  /// A field of an update whose empty value is parsed like any other.
  <T> Patch<T> sent(String name, Function<String, @Nullable T> parse) {
    var value = first(name);
    return value == null ? Patch.keep() : Patch.set(parse.apply(value));
  }

  /// The values of a parameter that may be repeated, in the order they were sent. One empty value
  /// is the empty list, which a form cannot say otherwise.
  List<String> list(String name) {
    requireDeclared(name);
    var values = params.all(name);
    return values.equals(List.of("")) ? List.of() : values;
  }

  /// A list of an update. What is sent replaces the whole list.
  <T> Patch<T> sentList(String name, Function<List<String>, @Nullable T> parse) {
    return first(name) == null ? Patch.keep() : Patch.set(parse.apply(list(name)));
  }

  /// A flag of an update, in any letter case. An empty value is ignored.
  Patch<Boolean> flag(String name) {
    return keptWhenEmpty(name, text -> Fields.flag(name, text));
  }

  private @Nullable String first(String name) {
    requireDeclared(name);
    return params.first(name);
  }

  private void requireDeclared(String name) {
    if (!declared.contains(name)) {
      throw new IllegalStateException("the operation does not declare its parameter " + name);
    }
  }

  private static Failure missing(String name) {
    return new Failure(
        ErrorCode.INVALID_PARAMETER, "Missing required parameter " + name + " in the post body");
  }

  /// NUL cannot be stored by every database, and nothing that people write has it.
  private static void requireText(String name, String value) {
    if (value.indexOf('\0') >= 0 || name.indexOf('\0') >= 0) {
      throw new Failure(
          ErrorCode.INVALID_PARAMETER,
          "Parameter " + name.replace("\0", "") + " must not contain a NUL character");
    }
  }
}
