package dev.confab.cli;

import dev.confab.client.json.JsonObject;
import java.util.List;
import java.util.function.Function;

/// How one kind of resource is shown.
///
/// @param json the item as the server sent it
/// @param columns what a list shows of each item
/// @param details what is shown of an item alone
record View<T>(Function<T, JsonObject> json, List<Column<T>> columns, List<Column<T>> details) {}
