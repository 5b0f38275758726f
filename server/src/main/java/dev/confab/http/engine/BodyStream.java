package dev.confab.http.engine;

import dev.confab.http.ByteStream;
import dev.confab.http.Params;
import dev.confab.http.Unreadable;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.nio.ByteBuffer;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Hands a request's body on while it arrives. Only a few pieces are asked for ahead, so a sender
/// that is quicker than the reader has to wait, and does not fill the memory. Nothing is asked for
/// before the first read: a request that is refused by its head is not told to go on.
final class BodyStream implements RequestBody, ByteStream {
  /// Bytes of one piece, as the engine's decoder is told.
  static final int PIECE_BYTES_MAX = 8 * 1024;

  /// More are asked for when half of them are read.
  private static final int PIECES_AHEAD_MAX = 8;

  /// What comes from the event loop.
  private sealed interface Piece {
    record Bytes(Buffer bytes) implements Piece {}

    record End() implements Piece {}

    record Failed(Unreadable why) implements Piece {}
  }

  private final Context loop;
  private final HttpServerRequest request;
  private final EngineConfig config;
  private final BodyBudget budget;
  private final long deadline;
  private final LinkedBlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();

  // Of the event loop.
  private boolean isComplete;
  private boolean isDropping;
  private long dropped;

  // Of the reader.
  private boolean isBegun;
  private boolean isRead;
  private int used;
  private boolean isKept;

  /// Bytes that were read and still count.
  private long held;

  private Buffer current = Buffer.buffer();
  private int position;

  BodyStream(Context loop, HttpServerRequest request, EngineConfig config, BodyBudget budget) {
    this.loop = loop;
    this.request = request;
    this.config = config;
    this.budget = budget;
    this.deadline = System.nanoTime() + config.streamMax().toNanos();
  }

  /// Holds the body back. Must be called while the request is fresh.
  void hold() {
    request.pause();
    request.handler(this::take);
    request.endHandler(_ -> {
      isComplete = true;
      pieces.add(new Piece.End());
    });
    request.exceptionHandler(_ -> {
      isComplete = true;
      pieces.add(new Piece.Failed(new Unreadable(400, "The body ends early")));
    });
  }

  @Override
  public Params form() {
    return Params.NONE;
  }

  @Override
  public ByteStream unread() {
    return this;
  }

  @Override
  public int read(byte[] buffer) {
    if (position == current.length() && !advance()) {
      return -1;
    }
    int count = Math.min(buffer.length, current.length() - position);
    current.getBytes(position, position + count, buffer);
    position += count;
    return count;
  }

  /// What is read here stays in memory, so it counts until the request is served.
  @Override
  public ByteBuffer readAll(int max) {
    isKept = true;
    return ByteStream.super.readAll(max);
  }

  @Override
  public boolean isComplete() {
    return isComplete;
  }

  @Override
  public void drop(Runnable whenDone) {
    if (isComplete) {
      whenDone.run();
      return;
    }
    isDropping = true;
    var timer =
        loop.owner().setTimer(config.pieceWaitMax().toMillis(), _ -> request.connection().close());
    // A body that breaks comes to its end as well: only the first of the two counts.
    Runnable done =
        () -> {
          if (loop.owner().cancelTimer(timer)) {
            whenDone.run();
          }
        };
    request.endHandler(_ -> done.run());
    request.exceptionHandler(_ -> done.run());
    request.resume();
  }

  /// Gives back what was read and still counts, and what was not read.
  @Override
  public void forget() {
    loop.runOnContext(_ -> {
      isDropping = true;
      letGo();
      current = Buffer.buffer();
      for (var piece = pieces.poll(); piece != null; piece = pieces.poll()) {
        if (piece instanceof Piece.Bytes(var bytes)) {
          budget.giveBack(bytes.length());
        }
      }
    });
  }

  @Override
  public void close() {}

  private void take(Buffer bytes) {
    if (isDropping) {
      dropped += bytes.length();
      if (dropped > config.discardBytesMax()) {
        request.connection().close();
      }
    } else if (budget.take(bytes.length())) {
      pieces.add(new Piece.Bytes(bytes));
    } else {
      pieces.add(new Piece.Failed(new Unreadable(429, "Too Many Requests")));
    }
  }

  /// @return whether there is another piece
  private boolean advance() {
    if (isRead) {
      return false;
    }
    if (!isKept) {
      letGo();
    }
    current = Buffer.buffer();
    position = 0;
    ask();
    switch (next()) {
      case Piece.Bytes(var bytes) -> {
        used++;
        held += bytes.length();
        current = bytes;
      }
      case Piece.End() -> isRead = true;
      case Piece.Failed(var why) -> throw why;
    }
    return !isRead;
  }

  private void letGo() {
    budget.giveBack(held);
    held = 0;
  }

  private void ask() {
    if (!isBegun) {
      isBegun = true;
      loop.runOnContext(_ -> {
        Continue.sayIfExpected(request);
        request.fetch(PIECES_AHEAD_MAX);
      });
    } else if (used >= PIECES_AHEAD_MAX / 2) {
      int more = used;
      used = 0;
      loop.runOnContext(_ -> request.fetch(more));
    }
  }

  private Piece next() {
    long wait = Math.min(config.pieceWaitMax().toNanos(), deadline - System.nanoTime());
    @Nullable Piece piece;
    try {
      piece = pieces.poll(wait, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
    if (piece == null) {
      throw new Unreadable(408, "The body did not arrive in time");
    }
    return piece;
  }
}
