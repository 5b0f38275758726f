/// Webhooks that tell of what has happened. The [Planner][dev.confab.webhooks.Planner] reads the
/// event log and writes down what is to be told to whom: the deliveries, with the parameters of
/// [WebhookEvent][dev.confab.webhooks.WebhookEvent], for those that the
/// [Audience][dev.confab.webhooks.Audience] says. The [Board][dev.confab.webhooks.Board] decides
/// which of them are sent when, the [Sender][dev.confab.webhooks.Sender] has them sent as [signed
/// requests][dev.confab.webhooks.SignedRequest], and the [Desk][dev.confab.webhooks.Desk] records
/// what came of it. Sees `domain` and `platform`.
@NullMarked
package dev.confab.webhooks;

import org.jspecify.annotations.NullMarked;
