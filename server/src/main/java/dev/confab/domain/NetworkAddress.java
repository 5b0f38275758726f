package dev.confab.domain;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// An address of the Internet Protocol, version 4 or 6, read from its text without asking anybody.
///
/// @param bits 32 or 128 digits, each 0 or 1
public record NetworkAddress(String bits) {
  private static final Pattern V4_NUMBER = Pattern.compile("0|[1-9][0-9]{0,2}");
  private static final Pattern V6_GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");
  private static final int V4_NUMBERS = 4;
  private static final int V6_GROUPS = 8;
  private static final int V4_BITS = 32;

  /// The addresses that begin with the same bits.
  private record Range(int length, String start) {
    static Range of(String text) {
      int slash = text.indexOf('/');
      var bits = parse(text.substring(0, slash)).orElseThrow().bits;
      return new Range(
          bits.length(), bits.substring(0, Integer.parseInt(text.substring(slash + 1))));
    }

    boolean has(NetworkAddress address) {
      return address.bits.length() == length && address.bits.startsWith(start);
    }
  }

  private static final List<Range> LOOPBACK = ranges("127.0.0.0/8 ::1/128");

  /// What IANA lists as not reachable from everywhere: private and shared networks, this machine,
  /// link-local (there clouds tell secrets to their machines), documentation, tests, multicast,
  /// reserved. The last one is where a cloud's machines reach the services of their host.
  private static final List<Range> NOT_PUBLIC_V4 =
      ranges(
          "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12"
              + " 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24 192.168.0.0/16 198.18.0.0/15"
              + " 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4 168.63.129.16/32");

  /// All that is public begins so. Addresses with one of version 4 inside do not, but for 6to4.
  private static final List<Range> GLOBAL_V6 = ranges("2000::/3");

  /// Of those: protocols' own (Teredo among them), documentation, 6to4.
  private static final List<Range> NOT_PUBLIC_V6 =
      ranges("2001::/23 2001:db8::/32 2002::/16 3fff::/20");

  /// Reads an address: four decimal numbers, or version 6 without brackets and zone. Other forms
  /// that some programs take for addresses, such as octal numbers, are none.
  public static Optional<NetworkAddress> parse(String text) {
    return text.indexOf(':') >= 0 ? v6(text) : v4(text);
  }

  /// Whether it is the machine's own.
  public boolean isLoopback() {
    return isIn(LOOPBACK);
  }

  /// Whether it can be reached from everywhere.
  public boolean isPublic() {
    return bits.length() == V4_BITS
        ? !isIn(NOT_PUBLIC_V4)
        : isIn(GLOBAL_V6) && !isIn(NOT_PUBLIC_V6);
  }

  private boolean isIn(List<Range> ranges) {
    return ranges.stream().anyMatch(range -> range.has(this));
  }

  private static List<Range> ranges(String text) {
    return Arrays.stream(text.split(" ")).map(Range::of).toList();
  }

  private static Optional<NetworkAddress> v4(String text) {
    var numbers = text.split("\\.", -1);
    boolean isAddress =
        numbers.length == V4_NUMBERS
            && Arrays.stream(numbers)
                .allMatch(number ->
                    V4_NUMBER.matcher(number).matches() && Integer.parseInt(number) < 1 << 8);
    return isAddress ? Optional.of(of(numbers, 10, 8)) : Optional.empty();
  }

  private static Optional<NetworkAddress> v6(String text) {
    var whole = withoutV4(text);
    int gap = whole.indexOf("::");
    if (gap >= 0) {
      var head = whole.substring(0, gap);
      var tail = whole.substring(gap + 2);
      int missing = V6_GROUPS - groups(head) - groups(tail);
      if (missing < 1) {
        return Optional.empty();
      }
      var zeros = "0:".repeat(missing);
      whole =
          (head.isEmpty() ? "" : head + ":")
              + (tail.isEmpty() ? zeros.substring(0, zeros.length() - 1) : zeros + tail);
    }
    var groups = whole.split(":", -1);
    boolean isAddress =
        groups.length == V6_GROUPS
            && Arrays.stream(groups).allMatch(group -> V6_GROUP.matcher(group).matches());
    return isAddress ? Optional.of(of(groups, 16, 16)) : Optional.empty();
  }

  /// The text with an address of version 4 at its end, if there is one, as two groups.
  private static String withoutV4(String text) {
    int last = text.lastIndexOf(':') + 1;
    return v4(text.substring(last))
        .map(end ->
            text.substring(0, last)
                + hex(end.bits.substring(0, 16))
                + ":"
                + hex(end.bits.substring(16)))
        .orElse(text);
  }

  private static String hex(String bits) {
    return Integer.toHexString(Integer.parseInt(bits, 2));
  }

  private static int groups(String text) {
    return text.isEmpty() ? 0 : text.split(":", -1).length;
  }

  /// @param width of one number, in bits
  private static NetworkAddress of(String[] numbers, int radix, int width) {
    var bits = new StringBuilder();
    for (var number : numbers) {
      var digits = Integer.toBinaryString(Integer.parseInt(number, radix));
      bits.repeat("0", width - digits.length()).append(digits);
    }
    return new NetworkAddress(bits.toString());
  }
}
