package dev.confab.client.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.confab.client.call.Answer;
import dev.confab.client.call.CallOptions;
import dev.confab.client.call.Cursor;
import dev.confab.client.call.Page;
import dev.confab.client.call.PageMeta;
import dev.confab.client.error.BadAnswerException;
import dev.confab.client.http.Headers;
import dev.confab.client.http.Params;
import dev.confab.client.http.WireContent;
import dev.confab.client.http.WireResponse;
import dev.confab.client.json.Json;
import dev.confab.client.json.JsonException;
import dev.confab.client.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A collection of the API, or something of which there is one only, and its usual operations.
///
/// @param view how calls are made
/// @param path of the collection, or of the single thing
/// @param names how its parts are called
/// @param item reads one item
/// @param <T> an item
public record Resource<T>(View view, Path path, Names names, Function<JsonObject, T> item) {

  /// How the parts of a resource are called.
  ///
  /// @param key the member of a list answer that holds the items
  /// @param id what identifies an item, in the template of its path
  public record Names(String key, String id) {}

  /// A collection whose items have a sid.
  ///
  /// @param key the member of a list answer that holds the items
  public static <T> Resource<T> of(View view, Path path, String key, Function<JsonObject, T> item) {
    return new Resource<>(view, path, new Names(key, "Sid"), item);
  }

  /// Something of which there is one only: it can be asked for with [#get] and changed with
  /// [#post].
  public static <T> Resource<T> single(View view, Path path, Function<JsonObject, T> read) {
    return new Resource<>(view, path, new Names("", ""), read);
  }

  /// The same resource with other options.
  public Resource<T> with(UnaryOperator<CallOptions> change) {
    return new Resource<>(view.with(change), path, names, item);
  }

  /// Its operations; they wait and return the bare result.
  public Caller<T, T, Page<T>, @Nullable Void> plain() {
    return new Caller<>(this, Manner.plain());
  }

  /// Its operations; they wait and return the result with metadata.
  public Caller<T, Answer<T>, Answer<Page<T>>, Answer<@Nullable Void>> raw() {
    return new Caller<>(this, Manner.raw());
  }

  /// Its operations; they return at once.
  public Caller<
          T, CompletableFuture<T>, CompletableFuture<Page<T>>, CompletableFuture<@Nullable Void>>
      async() {
    return new Caller<>(this, Manner.async());
  }

  /// Its operations; they return at once, with metadata later.
  public Caller<
          T,
          CompletableFuture<Answer<T>>,
          CompletableFuture<Answer<Page<T>>>,
          CompletableFuture<Answer<@Nullable Void>>>
      asyncRaw() {
    return new Caller<>(this, Manner.asyncRaw());
  }

  /// `POST` to the path itself.
  public Operation<T> post(Params form) {
    return one(Plan.write(path, form));
  }

  /// `POST` of JSON to the path itself.
  public Operation<T> post(JsonObject json) {
    var bytes = json.toString().getBytes(UTF_8);
    var content = new WireContent(() -> new ByteArrayInputStream(bytes), bytes.length, true);
    return upload(Params.NONE, content, Headers.NONE.with("Content-Type", "application/json"));
  }

  /// `POST` of a file to the path itself.
  public Operation<T> upload(Params query, WireContent content, Headers headers) {
    return one(Plan.upload(path, query, content, headers));
  }

  /// `GET` of the content of an item; the caller reads and closes it.
  ///
  /// @param address where an answer says it is, or null for `Content` below the item; nothing but
  ///   the headers given here goes to another address
  public Answer<InputStream> download(String id, @Nullable URI address, Headers headers) {
    var own = path.then(names.id(), id).then("Content");
    var place = address == null ? own : own.elsewhere(address);
    return view.core().open(Plan.download(place, headers), view.options());
  }

  /// `GET` of the path itself, which has one thing.
  public Operation<T> get() {
    return one(Plan.read(path, Params.NONE));
  }

  /// `GET` of an item.
  public Operation<T> fetch(String id) {
    return one(Plan.read(path.then(names.id(), id), Params.NONE));
  }

  /// `POST` to an item.
  public Operation<T> update(String id, Params form) {
    return one(Plan.write(path.then(names.id(), id), form));
  }

  /// `DELETE` of an item.
  public Operation<@Nullable Void> delete(String id) {
    return new Operation<>(view, Plan.delete(path.then(names.id(), id)), Resource::nothing);
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
    if (answer.find(names.key()) == null) {
      throw new JsonException("Member `" + names.key() + "` is missing", null);
    }
    List<T> items = answer.items(names.key()).stream().map(this::item).toList();
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
    throw new JsonException("An item of `" + names.key() + "` is no object", null);
  }

  private static @Nullable Void nothing(WireResponse response) {
    return null;
  }
}
