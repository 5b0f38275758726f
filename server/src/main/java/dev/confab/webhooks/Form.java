package dev.confab.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Parameters as they are sent: what is signed is what stands here, so they are encoded once,
/// however often they are sent.
///
/// The JDK encodes and decodes in the same way, but takes two to five times as long for it, which
/// is a good part of what a delivery costs.
///
/// @param encoded as it stands in a body or a query: a space is a plus, and almost everything that
///   is no letter or digit is escaped; empty without parameters
public record Form(String encoded) {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  /// About as long as the form of a message.
  private static final int USUAL_LENGTH = 1_024;

  public static Form of(List<Parameter> parameters) {
    var text = new StringBuilder(USUAL_LENGTH);
    for (var parameter : parameters) {
      if (!text.isEmpty()) {
        text.append('&');
      }
      encode(parameter.name(), text);
      text.append('=');
      encode(parameter.value(), text);
    }
    return new Form(text.toString());
  }

  private static void encode(String plain, StringBuilder text) {
    for (byte one : plain.getBytes(UTF_8)) {
      if (isPlain(one)) {
        text.append((char) one);
      } else if (one == ' ') {
        text.append('+');
      } else {
        HEX.toHexDigits(text.append('%'), one);
      }
    }
  }

  private static boolean isPlain(byte one) {
    return (one >= 'a' && one <= 'z')
        || (one >= 'A' && one <= 'Z')
        || (one >= '0' && one <= '9')
        || (one == '.' || one == '-' || one == '*' || one == '_');
  }

  /// The same with one more parameter at the end.
  Form with(Parameter more) {
    var last = of(List.of(more)).encoded;
    return new Form(encoded.isEmpty() ? last : encoded + "&" + last);
  }

  /// In their order, not encoded.
  List<Parameter> parameters() {
    var parameters = new ArrayList<Parameter>();
    for (int from = 0; from < encoded.length(); ) {
      int end = encoded.indexOf('&', from);
      int to = end < 0 ? encoded.length() : end;
      parameters.add(parameter(encoded.substring(from, to)));
      from = to + 1;
    }
    return parameters;
  }

  private static Parameter parameter(String pair) {
    int equals = pair.indexOf('=');
    return new Parameter(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
  }

  private static String decoded(String text) {
    if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
      return text;
    }
    var bytes = new byte[text.length()];
    int count = 0;
    for (int i = 0; i < text.length(); i++) {
      char one = text.charAt(i);
      if (one == '%') {
        bytes[count++] = (byte) HexFormat.fromHexDigits(text, i + 1, i + 3);
        i += 2;
      } else {
        bytes[count++] = (byte) (one == '+' ? ' ' : one);
      }
    }
    return new String(bytes, 0, count, UTF_8);
  }
}
