package dev.confab.client;

/// How push credentials are listed; there is no filter. At most 100 on a page.
public final class PushCredentialQuery extends ListQuery<PushCredentialQuery> {
  PushCredentialQuery() {}
}
