package dev.confab.client;

import dev.confab.client.call.Answer;
import dev.confab.client.call.CallOptions;
import dev.confab.client.engine.Path;
import dev.confab.client.engine.Resource;
import dev.confab.client.engine.View;
import dev.confab.client.error.BadAnswerException;
import dev.confab.client.http.Headers;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Files of one service, on Twilio's host of media or on the server of the API: see
/// [ConfabClientBuilder#mediaUri]. Immutable, safe for use by any number of threads.
public final class Media extends MediaCalls<MediaRecord, @Nullable Void> {
  private final Resource<MediaRecord> resource;

  private Media(Resource<MediaRecord> resource) {
    super(resource.plain());
    this.resource = resource;
  }

  static Media at(View view, Path parent) {
    return new Media(Resource.of(view, parent.then("Media"), "media", MediaRecord::new));
  }

  /// Begins to download the content of a file; close the result.
  ///
  /// Two requests: one for where the content is, one for the content. If the server names a
  /// temporary address that needs no credentials, none are sent there. Failures are repeated until
  /// the content begins; what goes wrong later is an [java.io.IOException] of the stream.
  ///
  /// @param sid `ME…`
  /// @param range which bytes, such as [ByteRange#WHOLE]
  /// @throws IllegalArgumentException if the sid is blank
  public MediaContent download(String sid, ByteRange range) {
    var headers = Headers.NONE.with("Accept", "*/*");
    var wanted = range.header();
    if (wanted != null) {
      headers = headers.with("Range", wanted);
    }
    return new MediaContent(resource.download(sid, address(fetch(sid)), headers));
  }

  /// The same calls with other options.
  public Media with(UnaryOperator<CallOptions> change) {
    return new Media(resource.with(change));
  }

  /// The same calls, returning status, headers and request id too.
  public MediaCalls<Answer<MediaRecord>, Answer<@Nullable Void>> raw() {
    return new MediaCalls<>(resource.raw());
  }

  /// The same calls on the client's executor, as [Conversations#async] describes.
  public MediaCalls<CompletableFuture<MediaRecord>, CompletableFuture<@Nullable Void>> async() {
    return new MediaCalls<>(resource.async());
  }

  /// The same calls on the client's executor, returning status, headers and request id too.
  public MediaCalls<
          CompletableFuture<Answer<MediaRecord>>, CompletableFuture<Answer<@Nullable Void>>>
      asyncRaw() {
    return new MediaCalls<>(resource.asyncRaw());
  }

  /// The temporary address, if the answer has an absolute one: a relative one would be our own
  /// host, where the content is to be had with credentials.
  private static @Nullable URI address(MediaRecord media) {
    var link = media.links().get("content_direct_temporary");
    if (link == null || link.startsWith("/")) {
      return null;
    }
    try {
      return Endpoint.link(link);
    } catch (IllegalArgumentException e) {
      throw new BadAnswerException("The link to the content is no usable address", e, null);
    }
  }
}
