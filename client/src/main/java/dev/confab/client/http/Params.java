package dev.confab.client.http;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Parameters of a query or of a form, in order; a name may come several times.
///
/// @param list every parameter
public record Params(List<Param> list) {
  /// No parameter.
  public static final Params NONE = new Params(List.of());

  /// One parameter, not encoded.
  ///
  /// @param name for example `Timers.Inactive`
  /// @param value may be empty, which often means "clear"
  public record Param(String name, String value) {}

  /// Copies the list.
  public Params {
    list = List.copyOf(list);
  }

  /// Reads `application/x-www-form-urlencoded` text in UTF-8; a name without `=` has an empty
  /// value.
  ///
  /// @throws IllegalArgumentException if a percent escape is broken
  public static Params parse(String encoded) {
    var list = new ArrayList<Param>();
    for (var pair : encoded.split("&", -1)) {
      if (pair.isEmpty()) {
        continue;
      }
      int equals = pair.indexOf('=');
      var name = equals < 0 ? pair : pair.substring(0, equals);
      var value = equals < 0 ? "" : pair.substring(equals + 1);
      list.add(new Param(decode(name), decode(value)));
    }
    return new Params(list);
  }

  /// These parameters and one more at the end; an earlier one of the same name stays.
  public Params and(String name, String value) {
    var longer = new ArrayList<>(list);
    longer.add(new Param(name, value));
    return new Params(longer);
  }

  /// These parameters without those of the name, and a new one at the end.
  public Params with(String name, String value) {
    var rest = list.stream().filter(param -> !param.name().equals(name)).toList();
    return new Params(rest).and(name, value);
  }

  /// The first value of a name, which is matched exactly.
  public Optional<String> first(String name) {
    return all(name).stream().findFirst();
  }

  /// Every value of a name, in order.
  public List<String> all(String name) {
    return list.stream().filter(param -> param.name().equals(name)).map(Param::value).toList();
  }

  /// Writes `application/x-www-form-urlencoded` text in UTF-8, repeated names as repeated keys.
  public String encode() {
    return list.stream()
        .map(param -> encode(param.name()) + "=" + encode(param.value()))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
