package dev.confab.benchmarks.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// One request, ready to be written, and what its answer must look like.
public final class Exchange {
  private final byte[] request;
  private final int statusExpected;
  private final byte[] marker;
  private final int series;

  /// @param marker bytes that the body must contain: they prove that the answer is the one asked
  ///   for
  /// @param series which of the workload's histograms the duration belongs to
  Exchange(byte[] request, int statusExpected, byte[] marker, int series) {
    this.request = request;
    this.statusExpected = statusExpected;
    this.marker = marker;
    this.series = series;
  }

  public static Exchange of(byte[] request, int statusExpected, String marker, int series) {
    return new Exchange(
        request.clone(), statusExpected, marker.getBytes(StandardCharsets.UTF_8), series);
  }

  int requestLength() {
    return request.length;
  }

  void writeTo(ByteBuffer out) {
    out.put(request);
  }

  int series() {
    return series;
  }

  Verdict judge(ResponseParser response) {
    if (response.status() != statusExpected) {
      return new Verdict.WrongStatus(response.status());
    }
    return response.bodyContains(marker) ? Verdict.RIGHT : Verdict.WRONG_BODY;
  }

  /// What an answer is worth.
  sealed interface Verdict {
    Verdict RIGHT = new Right();
    Verdict WRONG_BODY = new WrongBody();

    record Right() implements Verdict {}

    record WrongBody() implements Verdict {}

    record WrongStatus(int status) implements Verdict {}
  }
}
