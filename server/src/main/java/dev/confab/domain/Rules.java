package dev.confab.domain;

import dev.confab.domain.sid.SidSequence;
import java.time.InstantSource;

/// The rules of everything, over one store.
public record Rules(
    Services services,
    Conversations conversations,
    Participants participants,
    ConversationsWithParticipants conversationsWithParticipants,
    Users users,
    Memberships memberships,
    Messages messages,
    Receipts receipts,
    Roles roles,
    Configurations configurations,
    WebhookConfigurations webhookConfigurations,
    Webhooks webhooks,
    WebhookDeliveries webhookDeliveries,
    DeliveryConfigurations deliveryConfigurations,
    AddressConfigurations addressConfigurations,
    Credentials credentials,
    Contents contents,
    Bindings bindings) {
  public static Rules over(Store store, SidSequence sids, InstantSource clock, Policy policy) {
    var limits = policy.limits();
    var conversations = new Conversations(store, sids, clock);
    return new Rules(
        new Services(store, sids, clock),
        conversations,
        new Participants(store, sids, limits, clock),
        new ConversationsWithParticipants(store, conversations, sids, limits, clock),
        new Users(store, sids, limits, clock),
        new Memberships(store, sids, limits, clock),
        new Messages(store, sids, clock),
        new Receipts(store, clock),
        new Roles(store, sids, clock),
        new Configurations(store, clock),
        new WebhookConfigurations(store, clock, policy.webhookUrls()),
        new Webhooks(store, sids, clock, policy.webhookUrls(), limits),
        new WebhookDeliveries(store, clock),
        new DeliveryConfigurations(store, clock, policy.webhookUrls()),
        new AddressConfigurations(store, sids, clock, policy.webhookUrls()),
        new Credentials(store, sids, clock),
        new Contents(store, sids, clock),
        new Bindings(store, clock));
  }
}
