package dev.confab.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.List;
import java.util.stream.Collectors;

/// A parameter of a request, not encoded.
public record Parameter(String name, String value) {
  /// As it stands in a form or a query: a space is a plus, and almost everything that is no letter
  /// or digit is escaped.
  public static String encoded(List<Parameter> parameters) {
    return parameters.stream().map(Parameter::encoded).collect(Collectors.joining("&"));
  }

  private String encoded() {
    return URLEncoder.encode(name, UTF_8) + "=" + URLEncoder.encode(value, UTF_8);
  }
}
