package dev.confab.client;

import java.util.List;

/// What a create or an update says about the configuration of an address.
public final class AddressConfigurationForm extends RequestForm<AddressConfigurationForm> {
  AddressConfigurationForm(Use use) {
    super(use);
  }

  /// Sets the channel. Required in a create, and of a create only.
  public AddressConfigurationForm type(AddressType type) {
    return only(Use.CREATE, "Type").set("Type", type.value());
  }

  /// Sets the address: one that the account has no configuration for yet. Required in a create, and
  /// of a create only.
  public AddressConfigurationForm address(String address) {
    return only(Use.CREATE, "Address").set("Address", address);
  }

  /// Sets the country of a short code. Of a create only.
  ///
  /// @param country two letters of ISO 3166
  public AddressConfigurationForm addressCountry(String country) {
    return only(Use.CREATE, "AddressCountry").set("AddressCountry", country);
  }

  /// Sets the name for people: at most 256 characters.
  public AddressConfigurationForm friendlyName(String name) {
    return set("FriendlyName", name);
  }

  /// Sets whether a message that belongs to no conversation creates one.
  public AddressConfigurationForm autoCreationEnabled(boolean enabled) {
    return set("AutoCreation.Enabled", enabled);
  }

  /// Sets what the new conversation gets.
  public AddressConfigurationForm autoCreationType(AutoCreationType type) {
    return set("AutoCreation.Type", type.value());
  }

  /// Sets the service of the new conversation; unless set: the default one.
  ///
  /// @param sid `IS…`
  public AddressConfigurationForm autoCreationConversationServiceSid(String sid) {
    return set("AutoCreation.ConversationServiceSid", sid);
  }

  /// Sets the URL, for type webhook.
  public AddressConfigurationForm autoCreationWebhookUrl(String url) {
    return set("AutoCreation.WebhookUrl", url);
  }

  /// Sets how the URL is called.
  public AddressConfigurationForm autoCreationWebhookMethod(WebhookMethod method) {
    return set("AutoCreation.WebhookMethod", method.value());
  }

  /// Replaces the events the URL is called for: none that is asked before it happens.
  public AddressConfigurationForm autoCreationWebhookFilters(List<WebhookEvent> events) {
    return set("AutoCreation.WebhookFilters", events);
  }

  /// Sets the flow, for type Studio.
  ///
  /// @param sid `FW…`
  public AddressConfigurationForm autoCreationStudioFlowSid(String sid) {
    return set("AutoCreation.StudioFlowSid", sid);
  }

  /// Sets how often a failed start of the flow is repeated: 0 to 3.
  public AddressConfigurationForm autoCreationStudioRetryCount(int count) {
    return set("AutoCreation.StudioRetryCount", count);
  }
}
