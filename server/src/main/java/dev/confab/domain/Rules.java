package dev.confab.domain;

import dev.confab.domain.sid.SidSequence;
import java.time.InstantSource;

/// The rules of everything, over one store.
public record Rules(
    Services services,
    Conversations conversations,
    Roles roles,
    Configurations configurations,
    WebhookConfigurations webhookConfigurations) {
  public static Rules over(Store store, SidSequence sids, InstantSource clock, Policy policy) {
    return new Rules(
        new Services(store, sids, clock),
        new Conversations(store, sids, clock),
        new Roles(store, sids, clock),
        new Configurations(store),
        new WebhookConfigurations(store, policy.webhookUrls()));
  }
}
