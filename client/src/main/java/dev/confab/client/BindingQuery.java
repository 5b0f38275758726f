package dev.confab.client;

/// Which bindings a list is about. At most 100 on a page.
public final class BindingQuery extends ListQuery<BindingQuery> {
  BindingQuery() {}

  /// Only those of these types; saying it again adds a type.
  public BindingQuery bindingType(PushType type) {
    return param("BindingType", type.value());
  }

  /// Only those of these users; saying it again adds a user.
  public BindingQuery identity(String identity) {
    return param("Identity", identity);
  }
}
