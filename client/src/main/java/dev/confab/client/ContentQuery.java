package dev.confab.client;

/// How content templates are listed; there is no filter. At most 100 on a page; 1,000 from Twilio.
public final class ContentQuery extends ListQuery<ContentQuery> {
  ContentQuery() {}
}
