/// The REST API: routes as a table, parameters, JSON, authentication, paging and error replies.
/// Handlers parse, call the domain once, and render. Sees `domain`, `http` and `platform`.
@NullMarked
package dev.confab.api;

import org.jspecify.annotations.NullMarked;
