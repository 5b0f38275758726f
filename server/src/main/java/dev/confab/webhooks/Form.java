package dev.confab.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Arrays;
import java.util.List;

/// Parameters as they are sent: what is signed is what stands here, so they are encoded once,
/// however often they are sent.
///
/// @param encoded as it stands in a body or a query; empty without parameters
public record Form(String encoded) {
  public static Form of(List<Parameter> parameters) {
    return new Form(Parameter.encoded(parameters));
  }

  /// The same with one more parameter at the end.
  Form with(Parameter more) {
    var last = Parameter.encoded(List.of(more));
    return new Form(encoded.isEmpty() ? last : encoded + "&" + last);
  }

  /// In their order, not encoded.
  List<Parameter> parameters() {
    return encoded.isEmpty()
        ? List.of()
        : Arrays.stream(encoded.split("&", -1)).map(Form::parameter).toList();
  }

  private static Parameter parameter(String pair) {
    int equals = pair.indexOf('=');
    return new Parameter(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
  }

  /// Most texts stand for themselves, such as sids.
  private static String decoded(String text) {
    boolean isPlain = text.indexOf('%') < 0 && text.indexOf('+') < 0;
    return isPlain ? text : URLDecoder.decode(text, UTF_8);
  }
}
