package dev.confab.client;

import dev.confab.client.engine.Form;
import dev.confab.client.http.Params;

/// What a create says about a service. For use by one thread, inside the call it is passed to.
public final class ServiceForm {
  private final Form form = new Form();

  ServiceForm() {}

  /// Sets the name for people: required, 1 to 256 characters.
  public ServiceForm friendlyName(String name) {
    form.set("FriendlyName", name);
    return this;
  }

  /// Adds a parameter that this version of the library does not know; a repeated name is sent as a
  /// repeated key.
  public ServiceForm param(String name, String value) {
    form.add(name, value);
    return this;
  }

  /// What was said so far, as it will be sent.
  public Params params() {
    return form.params();
  }

  Form form() {
    return form;
  }
}
