package dev.confab.client;

/// Which address configurations a list is about. At most 50 on a page.
public final class AddressConfigurationQuery extends ListQuery<AddressConfigurationQuery> {
  AddressConfigurationQuery() {}

  /// Only those of one type.
  public AddressConfigurationQuery type(AddressType type) {
    return set("Type", type.value());
  }
}
