package dev.confab.client;

/// How the conversations of a user are listed; there is no filter. At most 50 on a page.
public final class UserConversationQuery extends ListQuery<UserConversationQuery> {
  UserConversationQuery() {}
}
