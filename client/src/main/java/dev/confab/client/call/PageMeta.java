package dev.confab.client.call;

import dev.confab.client.json.JsonObject;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a list answer says about itself.
///
/// @param page number of the page, from 0
/// @param pageSize how many items a full page has
/// @param key the member of the answer that holds the items; null if not given
/// @param urls where this page and its neighbours are
public record PageMeta(int page, int pageSize, @Nullable String key, Urls urls) {

  /// Addresses as the server wrote them. The client never connects to them: it takes their query
  /// and asks its own base URI, so that credentials never reach a foreign host.
  ///
  /// @param own this page; null if not given
  /// @param first the first page; null if not given
  /// @param previous the page before; null on the first one
  /// @param next the page after; null on the last one
  public record Urls(
      @Nullable String own,
      @Nullable String first,
      @Nullable String previous,
      @Nullable String next) {}

  /// Reads both forms: a `meta` object with `…_url` members, and the older flat one with `…_uri`.
  ///
  /// @throws dev.confab.client.json.JsonException if a member has an unexpected type
  public static PageMeta of(JsonObject answer) {
    var nested = answer.find("meta") != null;
    var meta = nested ? answer.object("meta") : answer;
    var suffix = nested ? "url" : "uri";
    return new PageMeta(
        Objects.requireNonNullElse(meta.integer("page"), 0),
        Objects.requireNonNullElse(meta.integer("page_size"), 0),
        nested ? meta.text("key") : null,
        new Urls(
            meta.text(suffix),
            meta.text("first_page_" + suffix),
            meta.text("previous_page_" + suffix),
            meta.text("next_page_" + suffix)));
  }
}
