package dev.confab.benchmarks.load;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A request of which only a number differs each time.
///
/// Building a request from strings would cost the driver more than sending it. Here the bytes are
/// copied and ten digits are overwritten, so that the length never changes.
public final class ExchangeTemplate {
  /// Stands in the request and in the marker where the number goes.
  public static final String NUMBER = "__number__";

  private final byte[] request;
  private final int[] requestPlaces;
  private final byte[] marker;
  private final int[] markerPlaces;
  private final int statusExpected;

  public ExchangeTemplate(byte[] request, int statusExpected, String marker) {
    this.request = request.clone();
    this.requestPlaces = places(this.request);
    this.statusExpected = statusExpected;
    this.marker = marker.getBytes(StandardCharsets.UTF_8);
    this.markerPlaces = places(this.marker);
  }

  public Exchange with(long number) {
    return new Exchange(
        filled(request, requestPlaces, number),
        statusExpected,
        filled(marker, markerPlaces, number),
        0);
  }

  private static byte[] filled(byte[] template, int[] places, long number) {
    byte[] bytes = template.clone();
    for (int place : places) {
      long rest = number;
      for (int i = place + NUMBER.length() - 1; i >= place; i--) {
        bytes[i] = (byte) ('0' + rest % 10);
        rest /= 10;
      }
    }
    return bytes;
  }

  private static int[] places(byte[] template) {
    // One byte is one character in this charset, so positions in text and bytes agree.
    String text = new String(template, StandardCharsets.ISO_8859_1);
    List<Integer> found = new ArrayList<>();
    for (int at = text.indexOf(NUMBER); at >= 0; at = text.indexOf(NUMBER, at + NUMBER.length())) {
      found.add(at);
    }
    return found.stream().mapToInt(Integer::intValue).toArray();
  }
}
