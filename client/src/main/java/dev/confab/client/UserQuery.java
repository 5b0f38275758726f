package dev.confab.client;

/// How users are listed; there is no filter. At most 50 on a page.
public final class UserQuery extends ListQuery<UserQuery> {
  UserQuery() {}
}
