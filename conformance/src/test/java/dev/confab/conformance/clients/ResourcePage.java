package dev.confab.conformance.clients;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One page of a list.
///
/// @param next fetches the page after it, or `null` at the end
/// @param previous fetches the page before it, or `null` at the start
public record ResourcePage(
    List<Resource> items,
    @Nullable Supplier<ResourcePage> next,
    @Nullable Supplier<ResourcePage> previous) {
  public List<String> sids() {
    return items.stream().map(Resource::sid).toList();
  }
}
