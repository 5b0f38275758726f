package dev.confab.client;

import dev.confab.client.engine.Caller;
import dev.confab.client.engine.Form;
import dev.confab.client.http.Headers;
import org.jspecify.annotations.Nullable;

/// The calls on files in one of four manners, as [ConversationCalls] for conversations.
///
/// @param <O> what is known about a file, as the manner returns it
/// @param <N> nothing, as the manner returns it
public sealed class MediaCalls<O, N extends @Nullable Object> permits Media {
  private final Caller<MediaRecord, O, ?, N> calls;

  MediaCalls(Caller<MediaRecord, O, ?, N> calls) {
    this.calls = calls;
  }

  /// Uploads a file, to be sent with a message: [MessageForm#mediaSid].
  ///
  /// Only the overall timeout of the options limits how long it takes; raise it for large files. A
  /// file is uploaded again after a failure, a stream is not. Against Twilio, which does not know
  /// the token that tells a repetition, a file may then be stored twice; the one that goes with no
  /// message does no harm.
  public O upload(MediaUpload file) {
    var query = new Form();
    if (file.category() != null) {
      query.set("Category", file.category());
    }
    if (file.filename() != null) {
      query.set("Filename", file.filename());
    }
    var headers = Headers.NONE.with("Content-Type", file.contentType());
    return calls.upload(query.params(), file.content(), headers);
  }

  /// Fetches what is known about a file.
  ///
  /// @param sid `ME…`
  /// @throws IllegalArgumentException if it is blank
  public O fetch(String sid) {
    return calls.fetch(sid);
  }

  /// Deletes a file. A repetition that finds nothing succeeds, as for conversations.
  ///
  /// @param sid `ME…`
  public N delete(String sid) {
    return calls.delete(sid);
  }
}
