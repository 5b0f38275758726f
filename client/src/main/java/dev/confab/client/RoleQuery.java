package dev.confab.client;

/// How roles are listed; there is no filter. At most 50 on a page.
public final class RoleQuery extends ListQuery<RoleQuery> {
  RoleQuery() {}
}
