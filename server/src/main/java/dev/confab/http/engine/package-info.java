/// The HTTP engine: the only place that sees Vert.x. It turns sockets into [dev.confab.http.Call]s
/// and [dev.confab.http.Reply]s into bytes, and calls the servers of other people
/// ([dev.confab.platform.OutgoingHttp]).
@NullMarked
package dev.confab.http.engine;

import org.jspecify.annotations.NullMarked;
