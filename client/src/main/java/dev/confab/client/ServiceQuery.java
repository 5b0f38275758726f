package dev.confab.client;

/// How services are listed; there is no filter. At most 100 on a page.
public final class ServiceQuery extends ListQuery<ServiceQuery> {
  ServiceQuery() {}
}
