/// The client, its configuration and the typed resources. It may see every other package; none of
/// them sees it.
///
/// Start at [ConfabClient]; [ServiceScope] and [ConversationScope] lead on. A resource has the same
/// few types, all named after it: `Role` is an answer, `RoleForm` what a create or an update says,
/// `RoleQuery` what a list is about, `Roles` the calls, and `RoleCalls` the same calls in another
/// manner. Configurations, of which there is one each, share [Singleton].
///
/// One package and not one per resource, because only so the constructors stay hidden: they take
/// types of `engine`, which are no part of the API.
@NullMarked
package dev.confab.client;

import org.jspecify.annotations.NullMarked;
