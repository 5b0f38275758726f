package dev.confab.api;

import dev.confab.domain.EventFeed.Piece;
import dev.confab.domain.EventFeed.Place;
import dev.confab.domain.Failure;
import dev.confab.domain.Feed.Follower;
import dev.confab.domain.sid.ServiceSid;
import dev.confab.http.LiveBody;
import dev.confab.platform.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A feed as `text/event-stream`: of each event its cursor as id, its type, and its JSON as data.
/// When nothing happens, a comment now and then shows that it still goes on.
///
/// It ends after a while, and clients come again: whoever has lost the right to read, or the
/// service, does not go on for ever.
final class EventStreamBody implements LiveBody {
  private static final Logger LOG = LoggerFactory.getLogger(EventStreamBody.class);
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);
  private static final Duration LIFE_MAX = Duration.ofMinutes(10);

  /// How long clients wait before they come again: not all the same, because what ended one stream
  /// may have ended all.
  private static final int RETRY_MILLIS_MIN = 1_000;

  private static final int RETRY_MILLIS_MAX = 5_000;

  private final ServiceSid service;
  private final Follower follower;
  private final int pieceMax;
  private final long begin = System.nanoTime();
  private @Nullable Piece first;

  /// @param first what has been read already
  EventStreamBody(ServiceSid service, Follower follower, int pieceMax, Piece first) {
    this.service = service;
    this.follower = follower;
    this.pieceMax = pieceMax;
    this.first = first;
  }

  @Override
  public byte @Nullable [] next() {
    var read = first;
    if (read != null) {
      first = null;
      return bytes(retry() + text(read));
    }
    if (follower.hasEnded() || System.nanoTime() - begin > LIFE_MAX.toNanos()) {
      return null;
    }
    try {
      return bytes(text(follower.next(pieceMax, HEARTBEAT)));
    } catch (Failure failure) {
      // There is no status any more to say it by; the client gets one when it comes again.
      LOG.debug("A stream of events ends early", failure);
      return null;
    }
  }

  @Override
  public void end() {
    follower.end();
  }

  @Override
  public void close() {
    follower.close();
  }

  private static String retry() {
    int millis = ThreadLocalRandom.current().nextInt(RETRY_MILLIS_MIN, RETRY_MILLIS_MAX);
    return "retry: " + millis + "\n\n";
  }

  /// Its events, or a comment; then the place from which to go on, which may be behind them.
  private String text(Piece piece) {
    var text = new StringBuilder();
    int epoch = piece.to().epoch();
    for (var entry : piece.entries()) {
      var cursor = EventCursors.write(service, new Place(epoch, entry.position()));
      var json = Json.write(generator -> FeedEventJson.write(generator, entry, cursor));
      text.append("id: ").append(cursor);
      text.append("\nevent: ").append(entry.event().type());
      text.append("\ndata: ").append(new String(json, StandardCharsets.UTF_8)).append("\n\n");
    }
    if (piece.entries().isEmpty()) {
      text.append(":\nid: ").append(EventCursors.write(service, piece.to())).append("\n\n");
    }
    return text.toString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
