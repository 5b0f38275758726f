package dev.confab.benchmarks.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/// Reads one HTTP/1.1 response after the other from bytes that arrive in pieces of any size.
///
/// Only the status, the framing (length, chunks or end of the connection) and `Connection: close`
/// are understood; everything else in the head is skipped. One parser belongs to one connection and
/// keeps its arrays, so that a response allocates nothing once they have grown.
public final class ResponseParser {
  private static final int LINE_BYTES_MAX = 64 * 1024;
  private static final int BODY_BYTES_MAX = 64 * 1024 * 1024;

  private enum State {
    STATUS_LINE,
    HEADERS,
    BODY,
    BODY_UNTIL_CLOSE,
    CHUNK_SIZE,
    CHUNK,
    CHUNK_END,
    TRAILERS,
    COMPLETE
  }

  private State state = State.STATUS_LINE;
  private byte[] line = new byte[256];
  private int lineLength;
  private byte[] body = new byte[4096];
  private int bodyLength;
  private long bytesWanted;
  private int status;
  private boolean chunked;
  private boolean closing;

  /// Takes bytes until a response is complete (true) or the input is empty (false). Bytes behind
  /// the response stay in the input. Call [#reset()] before the next response.
  public boolean feed(ByteBuffer in) throws BadResponse {
    while (state != State.COMPLETE && in.hasRemaining()) {
      switch (state) {
        case BODY, CHUNK -> takeBody(in);
        case BODY_UNTIL_CLOSE -> append(in, in.remaining());
        case STATUS_LINE, HEADERS, CHUNK_SIZE, CHUNK_END, TRAILERS -> {
          if (takeLine(in)) {
            endOfLine();
            lineLength = 0;
          }
        }
        case COMPLETE -> throw new AssertionError("the loop ends before");
      }
    }
    return state == State.COMPLETE;
  }

  /// The connection has ended: true when that completes a response without a length.
  public boolean endOfInput() {
    if (state == State.BODY_UNTIL_CLOSE) {
      state = State.COMPLETE;
      return true;
    }
    return false;
  }

  public void reset() {
    state = State.STATUS_LINE;
    lineLength = 0;
    bodyLength = 0;
    status = 0;
  }

  public int status() {
    return status;
  }

  public int bodyLength() {
    return bodyLength;
  }

  /// The server will close the connection behind this response.
  public boolean closing() {
    return closing;
  }

  public String bodyText() {
    return new String(body, 0, bodyLength, StandardCharsets.UTF_8);
  }

  public boolean bodyContains(byte[] marker) {
    int last = bodyLength - marker.length;
    for (int from = 0; from <= last; from++) {
      if (Arrays.equals(body, from, from + marker.length, marker, 0, marker.length)) {
        return true;
      }
    }
    return false;
  }

  private boolean takeLine(ByteBuffer in) throws BadResponse {
    while (in.hasRemaining()) {
      byte next = in.get();
      if (next == '\n') {
        if (lineLength > 0 && line[lineLength - 1] == '\r') {
          lineLength--;
        }
        return true;
      }
      if (lineLength == LINE_BYTES_MAX) {
        throw new BadResponse("a line of the head is longer than " + LINE_BYTES_MAX + " bytes");
      }
      if (lineLength == line.length) {
        line = Arrays.copyOf(line, line.length * 2);
      }
      line[lineLength++] = next;
    }
    return false;
  }

  private void endOfLine() throws BadResponse {
    switch (state) {
      case STATUS_LINE -> statusLine();
      case HEADERS -> {
        if (lineLength == 0) {
          endOfHead();
        } else {
          header();
        }
      }
      case CHUNK_SIZE -> chunkSize();
      case CHUNK_END -> state = State.CHUNK_SIZE;
      case TRAILERS -> state = lineLength == 0 ? State.COMPLETE : State.TRAILERS;
      case BODY, BODY_UNTIL_CLOSE, CHUNK, COMPLETE -> throw new AssertionError("not a line state");
    }
  }

  private void statusLine() throws BadResponse {
    // "HTTP/1.1 200": the reason behind it is optional.
    if (lineLength < 12 || !startsWith("http/1.")) {
      throw new BadResponse("no status line: " + lineText());
    }
    status = number(9, 12, 10);
    closing = line[7] == '0';
    chunked = false;
    bytesWanted = -1;
    state = State.HEADERS;
  }

  private void header() throws BadResponse {
    if (startsWith("content-length:")) {
      bytesWanted = number(15, lineLength, 10);
      limitBody(bytesWanted);
    } else if (startsWith("transfer-encoding:")) {
      chunked = lowerLineText().endsWith("chunked");
    } else if (startsWith("connection:")) {
      closing = lowerLineText().contains("close");
    }
  }

  private void endOfHead() {
    if (status >= 100 && status < 200) {
      state = State.STATUS_LINE;
    } else if (status == 204 || status == 304) {
      state = State.COMPLETE;
    } else if (chunked) {
      state = State.CHUNK_SIZE;
    } else if (bytesWanted < 0) {
      closing = true;
      state = State.BODY_UNTIL_CLOSE;
    } else {
      state = bytesWanted == 0 ? State.COMPLETE : State.BODY;
    }
  }

  private void chunkSize() throws BadResponse {
    int end = 0;
    while (end < lineLength && line[end] != ';') {
      end++;
    }
    bytesWanted = number(0, end, 16);
    limitBody(bodyLength + bytesWanted);
    state = bytesWanted == 0 ? State.TRAILERS : State.CHUNK;
  }

  private void takeBody(ByteBuffer in) throws BadResponse {
    int length = (int) Math.min(in.remaining(), bytesWanted);
    append(in, length);
    bytesWanted -= length;
    if (bytesWanted == 0) {
      state = state == State.CHUNK ? State.CHUNK_END : State.COMPLETE;
    }
  }

  private void append(ByteBuffer in, int length) throws BadResponse {
    limitBody((long) bodyLength + length);
    if (bodyLength + length > body.length) {
      body = Arrays.copyOf(body, Math.max(body.length * 2, bodyLength + length));
    }
    in.get(body, bodyLength, length);
    bodyLength += length;
  }

  private static void limitBody(long length) throws BadResponse {
    if (length > BODY_BYTES_MAX) {
      throw new BadResponse("a body is longer than " + BODY_BYTES_MAX + " bytes");
    }
  }

  private boolean startsWith(String lowerCase) {
    if (lineLength < lowerCase.length()) {
      return false;
    }
    for (int i = 0; i < lowerCase.length(); i++) {
      byte letter = line[i];
      int lower = letter >= 'A' && letter <= 'Z' ? letter + 32 : letter;
      if (lower != lowerCase.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private int number(int from, int to, int radix) throws BadResponse {
    int value = 0;
    int digits = 0;
    for (int i = from; i < to; i++) {
      if (line[i] == ' ' || line[i] == '\t') {
        continue;
      }
      int digit = Character.digit(line[i], radix);
      // Seven digits of either radix fit an int; nine decimal ones do too.
      if (digit < 0 || ++digits > (radix == 16 ? 7 : 9)) {
        throw new BadResponse("no number that fits: " + lineText());
      }
      value = value * radix + digit;
    }
    if (digits == 0) {
      throw new BadResponse("a number is missing: " + lineText());
    }
    return value;
  }

  private String lineText() {
    return new String(line, 0, Math.min(lineLength, 80), StandardCharsets.ISO_8859_1);
  }

  private String lowerLineText() {
    return new String(line, 0, lineLength, StandardCharsets.ISO_8859_1)
        .strip()
        .toLowerCase(Locale.ROOT);
  }
}
