package dev.confab.api;

import dev.confab.domain.Assumed;
import dev.confab.domain.ErrorCode;
import dev.confab.domain.Failure;
import dev.confab.domain.PageRequest;
import dev.confab.domain.PageRequest.Cursor;
import dev.confab.domain.Slice;
import dev.confab.http.Reply;
import dev.confab.platform.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// One request for a page of a list: reads its parameters, and writes the envelope around the page.
final class Paging {
  /// What is fixed for a list.
  ///
  /// @param key the member that holds the elements; `meta.key` names it
  /// @param element of the list
  record Listing(String key, int sizeDefault, int sizeMax, Schema element) {
    /// A size that most lists have as default, and many as maximum.
    static final int SIZE_USUAL = 50;

    List<Parameter> parameters() {
      return List.of(
          Parameter.of("PageSize", Schema.whole(1, sizeMax)),
          Parameter.of("Page", Schema.whole(0)),
          Parameter.text("PageToken"));
    }

    /// The envelope.
    Schema schema() {
      return Schema.object().with("meta", META).with(key, Schema.list(element));
    }
  }

  private static final Schema META =
      Schema.object()
          .with("page", Schema.whole(0))
          .with("page_size", Schema.whole(1))
          .with("first_page_url", Schema.url())
          .with("previous_page_url", Schema.url().orNull())
          .with("url", Schema.url())
          .with("next_page_url", Schema.url().orNull())
          .with("key", Schema.text())
          .named("page_meta");

  private final PageTokens tokens;
  private final Listing listing;
  private final Request request;
  private final String path;
  private final String filters;
  private final int size;
  private final int page;
  private final @Nullable Cursor cursor;
  private final @Nullable String token;

  /// @param request with sids in its path: links are made of it
  /// @param filters the list's own parameters as they appear in links, in the documented order:
  ///   name, value, name, value; `null` values are left out
  Paging(PageTokens tokens, Listing listing, Request request, @Nullable String... filters) {
    var query = request.query();
    this.tokens = tokens;
    this.listing = listing;
    this.request = request;
    this.path = request.canonicalPath();
    this.filters = encoded(filters);
    this.size = size(query, listing.sizeDefault(), listing.sizeMax());
    this.token = query.textOrNull("PageToken");
    this.cursor = token == null ? null : tokens.read(token, identity());
    this.page = page(query);
  }

  /// Reads the page and renders it.
  <T> Reply reply(Function<PageRequest, Slice<T>> read, BiConsumer<JsonGenerator, T> element) {
    var slice = read.apply(new PageRequest(size, cursor));
    return Reply.json(200, Json.write(json -> write(json, slice, element)));
  }

  private <T> void write(JsonGenerator json, Slice<T> slice, BiConsumer<JsonGenerator, T> element) {
    json.writeStartObject();
    json.writeObjectPropertyStart("meta");
    json.writeNumberProperty("page", page);
    json.writeNumberProperty("page_size", size);
    json.writeStringProperty("first_page_url", link(0, null));
    json.writeStringProperty("previous_page_url", url(Math.max(0, page - 1), slice.previous()));
    json.writeStringProperty("url", link(page, token));
    json.writeStringProperty("next_page_url", url(page + 1, slice.next()));
    json.writeStringProperty("key", listing.key());
    json.writeEndObject();
    json.writeArrayPropertyStart(listing.key());
    slice.items().forEach(item -> element.accept(json, item));
    json.writeEndArray();
    json.writeEndObject();
  }

  private @Nullable String url(int number, @Nullable Cursor to) {
    return to == null ? null : link(number, tokens.write(to, identity()));
  }

  private String link(int number, @Nullable String toToken) {
    var link = new StringBuilder(256);
    link.append(request.baseUrl()).append(path).append('?').append(filters);
    link.append("PageSize=").append(size).append("&Page=").append(number);
    return toToken == null
        ? link.toString()
        : link.append("&PageToken=").append(toToken).toString();
  }

  /// What a token is bound to.
  private String identity() {
    return request.account().sid() + " " + path + "?" + filters;
  }

  @Assumed("a PageSize above the maximum is clamped, as the SDKs send such values; below 1 refused")
  static int size(Form query, int byDefault, int max) {
    return Math.min(number(query, "PageSize", byDefault, 1), max);
  }

  @Assumed("Page without a token is the first page: a place in a list is named by a token only")
  private int page(Form query) {
    int sent = number(query, "Page", 0, 0);
    return token == null ? 0 : sent;
  }

  /// @param min smaller values, and what is no whole number, are refused; huge ones are cut
  private static int number(Form query, String name, int whenAbsent, int min) {
    var text = query.textOrNull(name);
    if (text == null) {
      return whenAbsent;
    }
    boolean isNumber = text.chars().allMatch(c -> c >= '0' && c <= '9');
    int value = !isNumber ? -1 : text.length() > 9 ? 999_999_999 : Integer.parseInt(text);
    if (value < min) {
      throw new Failure(
          ErrorCode.INVALID_PARAMETER, name + " must be a whole number of at least " + min);
    }
    return value;
  }

  private static String encoded(@Nullable String... namesAndValues) {
    var query = new StringBuilder();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      @Nullable String value = namesAndValues[i + 1];
      if (value != null) {
        query.append(namesAndValues[i]).append('=');
        query.append(URLEncoder.encode(value, StandardCharsets.UTF_8)).append('&');
      }
    }
    return query.toString();
  }
}
