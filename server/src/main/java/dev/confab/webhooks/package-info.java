/// Webhooks that tell of what has happened. Sees `domain` and `platform`. Three threads work here,
/// and one for each call:
///
/// - The [Planner][dev.confab.webhooks.Planner] reads the event log and decides what is to be told
///   to whom: the deliveries, with the parameters of
///   [WebhookEvent][dev.confab.webhooks.WebhookEvent], for those that the
///   [Audience][dev.confab.webhooks.Audience] says. [Replay][dev.confab.webhooks.Replay] plans what
///   new webhooks are told of the past. The [Ledger][dev.confab.webhooks.Ledger] has what is
///   planned and not written yet; the [Bookmark][dev.confab.webhooks.Bookmark] is how far that is
///   written.
/// - The [Sender][dev.confab.webhooks.Sender] hears of new deliveries and has the
///   [Board][dev.confab.webhooks.Board], which decides what is sent when.
/// - The [StoredBacklog][dev.confab.webhooks.StoredBacklog] has deliveries written, with what came
///   of them, and reads what the board wants to know.
/// - A call sends a [signed request][dev.confab.webhooks.SignedRequest] and waits for the answer.
///
/// ### How the board decides
///
/// All open deliveries are the [Backlog][dev.confab.webhooks.Backlog]; it is a table, and what the
/// ledger has. The board has some of them in memory, of the webhooks that it knows:
///
/// - [Hooks][dev.confab.webhooks.Hooks] are all webhooks that are known. The
///   [Survey][dev.confab.webhooks.Survey] finds those that have open deliveries, and
///   [Inspections][dev.confab.webhooks.Inspections] look where they lead.
/// - A [Hook][dev.confab.webhooks.Hook] is one of them, with a [Lane][dev.confab.webhooks.Lane] for
///   each conversation that it is told of. In a lane one delivery follows the other.
/// - [Turns][dev.confab.webhooks.Turns] say whose [Turn][dev.confab.webhooks.Turn] it is. An
///   account and a receiver get only a share of all calls, and a
///   [Breaker][dev.confab.webhooks.Breaker] spares receivers and webhooks that are down. A
///   [Route][dev.confab.webhooks.Route] is what an account has at a
///   [Receiver][dev.confab.webhooks.Receiver].
/// - With its turn a webhook sends what comes next in one of its lanes, as a
///   [Flight][dev.confab.webhooks.Flight]. What is not in memory is read first, for this turn: so
///   nothing is read for those who cannot be called.
/// - [Memory][dev.confab.webhooks.Memory] bounds what is held, [Alarms][dev.confab.webhooks.Alarms]
///   are what is to be done later, and [Outcomes][dev.confab.webhooks.Outcomes] what is being
///   written.
@NullMarked
package dev.confab.webhooks;

import org.jspecify.annotations.NullMarked;
