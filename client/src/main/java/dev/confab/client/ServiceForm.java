package dev.confab.client;

/// What a create says about a service.
public final class ServiceForm extends RequestForm<ServiceForm> {
  ServiceForm() {
    super(Use.CREATE);
  }

  /// Sets the name for people: required, 1 to 256 characters.
  public ServiceForm friendlyName(String name) {
    return set("FriendlyName", name);
  }
}
