package dev.confab.client;

import dev.confab.client.engine.Form;
import dev.confab.client.http.Params;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/// What a create or an update says.
///
/// A value has three states: not mentioned (a create takes the server's default, an update keeps
/// what is there), set, and, where the API allows it, cleared. A parameter that only one of several
/// operations has says so; another operation refuses it with an [IllegalStateException] before
/// anything is sent, because the server would ignore it silently. For use by one thread, inside the
/// call it is passed to.
///
/// A class that is extended, against the house rule, so that what all forms share is written once.
///
/// @param <F> the form itself
public abstract class RequestForm<F extends RequestForm<F>> {
  private final Form form = new Form();
  private final Use use;

  RequestForm(Use use) {
    this.use = use;
  }

  /// Adds a parameter that this version of the library does not know; a repeated name is sent as a
  /// repeated key.
  public final F param(String name, String value) {
    form.add(name, value);
    return self();
  }

  /// What was said so far, as it will be sent.
  public final Params params() {
    return form.params();
  }

  static <F extends RequestForm<F>> Params filled(F form, Consumer<F> fill) {
    fill.accept(form);
    return form.params();
  }

  final F set(String name, String value) {
    form.set(name, value);
    return self();
  }

  final F set(String name, boolean value) {
    return set(name, Boolean.toString(value));
  }

  final F set(String name, long value) {
    return set(name, Long.toString(value));
  }

  final F set(String name, Instant value) {
    form.set(name, value);
    return self();
  }

  final F set(String name, Duration value) {
    form.set(name, value);
    return self();
  }

  /// Replaces a list; an empty one is sent as one empty value, for no value would mean "keep".
  final F set(String name, List<?> values) {
    if (values.isEmpty()) {
      return set(name, "");
    }
    set(name, values.get(0).toString());
    values.subList(1, values.size()).forEach(value -> form.add(name, value.toString()));
    return self();
  }

  /// This form, if it is filled for one operation.
  ///
  /// @param name the parameter that only this operation has
  final F only(Use use, String name) {
    if (this.use != use) {
      throw new IllegalStateException(name + " is no parameter of this call, only of " + use);
    }
    return self();
  }

  @SuppressWarnings("unchecked") // Every subclass names itself as the type parameter.
  private F self() {
    return (F) this;
  }
}
