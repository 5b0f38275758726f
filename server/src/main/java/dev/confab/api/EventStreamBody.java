package dev.confab.api;

import dev.confab.domain.EventLog.Stretch;
import dev.confab.domain.Failure;
import dev.confab.domain.Feed.Follower;
import dev.confab.domain.sid.ServiceSid;
import dev.confab.http.LiveBody;
import dev.confab.platform.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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

  /// How long clients wait before they come again.
  private static final String RETRY = "retry: 1000\n\n";

  private final ServiceSid service;
  private final Follower follower;
  private final int pieceMax;
  private final long begin = System.nanoTime();
  private @Nullable Stretch first;

  /// @param first what has been read already
  EventStreamBody(ServiceSid service, Follower follower, int pieceMax, Stretch first) {
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
      return bytes(RETRY + text(read));
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

  /// Its events, or a comment; then the place from which to go on, which may be behind them.
  private String text(Stretch stretch) {
    var text = new StringBuilder();
    for (var entry : stretch.entries()) {
      var json = Json.write(generator -> FeedEventJson.write(generator, entry));
      text.append("id: ").append(EventCursors.write(service, entry.position()));
      text.append("\nevent: ").append(entry.event().type());
      text.append("\ndata: ").append(new String(json, StandardCharsets.UTF_8)).append("\n\n");
    }
    if (stretch.entries().isEmpty()) {
      text.append(":\nid: ").append(EventCursors.write(service, stretch.to())).append("\n\n");
    }
    return text.toString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
