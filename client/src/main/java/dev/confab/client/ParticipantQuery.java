package dev.confab.client;

/// How participants are listed; there is no filter. At most 100 on a page.
public final class ParticipantQuery extends ListQuery<ParticipantQuery> {
  ParticipantQuery() {}
}
