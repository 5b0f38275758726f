package dev.confab.client.engine;

import dev.confab.client.call.CallOptions;
import dev.confab.client.call.Cursor;
import dev.confab.client.call.Page;
import dev.confab.client.call.PageMeta;
import dev.confab.client.error.BadAnswerException;
import dev.confab.client.http.Params;
import dev.confab.client.http.WireResponse;
import dev.confab.client.json.Json;
import dev.confab.client.json.JsonException;
import dev.confab.client.json.JsonObject;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A collection of the API and its usual operations.
///
/// @param view how calls are made
/// @param path of the collection
/// @param key the member of a list answer that holds the items
/// @param item reads one item
/// @param <T> an item
public record Resource<T>(View view, Path path, String key, Function<JsonObject, T> item) {
  /// The same collection with other options.
  public Resource<T> with(UnaryOperator<CallOptions> change) {
    return new Resource<>(view.with(change), path, key, item);
  }

  /// `POST` to the collection.
  public Operation<T> create(Form form) {
    return one(Plan.write(path, form.params()));
  }

  /// `GET` of an item.
  public Operation<T> fetch(String id) {
    return one(Plan.read(path.then("Sid", id), Params.NONE));
  }

  /// `POST` to an item.
  public Operation<T> update(String id, Form form) {
    return one(Plan.write(path.then("Sid", id), form.params()));
  }

  /// `DELETE` of an item.
  public Operation<@Nullable Void> delete(String id) {
    return new Operation<>(view, Plan.delete(path.then("Sid", id)), Resource::nothing);
  }

  /// `GET` of one page.
  public Operation<Page<T>> list(Listing listing) {
    return page(listing.params());
  }

  /// All items, page by page as they are asked for.
  public Stream<T> stream(Listing listing) {
    var params = listing.params();
    return Page.all(() -> page(params).value()).limit(listing.limit());
  }

  private Operation<T> one(Plan plan) {
    return new Operation<>(view, plan, response -> item.apply(JsonObject.parse(response.body())));
  }

  private Operation<Page<T>> page(Params params) {
    return new Operation<>(view, Plan.read(path, params), this::page);
  }

  private Page<T> page(WireResponse response) {
    var answer = JsonObject.parse(response.body());
    if (answer.find(key) == null) {
      throw new JsonException("Member `" + key + "` is missing", null);
    }
    List<T> items = answer.items(key).stream().map(this::item).toList();
    return Page.of(items, PageMeta.of(answer), this::at);
  }

  /// Our own path with the query of the cursor: whatever host and path a next link names, the
  /// credentials stay with the configured server.
  private Page<T> at(Cursor cursor) {
    try {
      return page(Listing.at(cursor)).value();
    } catch (IllegalArgumentException e) {
      throw new BadAnswerException("A page's link is no usable address", e, null);
    }
  }

  private T item(Json json) {
    if (json instanceof JsonObject object) {
      return item.apply(object);
    }
    throw new JsonException("An item of `" + key + "` is no object", null);
  }

  private static @Nullable Void nothing(WireResponse response) {
    return null;
  }
}
