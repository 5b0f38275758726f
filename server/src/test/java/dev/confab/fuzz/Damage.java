package dev.confab.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/// An unusual or broken way to send a request, below what the description tells of.
///
/// @param text makes what goes over the wire, one character a byte
record Damage(String name, Outcome outcome, BiFunction<Request, Values, String> text) {
  /// What the server may do.
  enum Outcome {
    /// It must answer.
    ANSWERED,
    /// It may cut the connection as well, but must do one of the two.
    CUT,
    /// The sender goes away before all is sent: the server must give the connection up.
    LEFT
  }

  private static final String CHUNKED = "Transfer-Encoding: chunked";

  private static final List<String> ODD_HEADERS =
      List.of(
          "X-Bytes: \u0080\u00ff\u00c3(",
          "X-Tab:\t\ta\tb",
          "X-Percent: %00%0d%0aX: y",
          "x!#$%&'*+-.^_`|~: 1",
          "Authorization: Basic",
          "Content-Type: multipart/form-data; boundary=x",
          "Host: other.test",
          "Host: ",
          "Host: a b",
          "Expect: 100-continue");

  private static final List<String> BROKEN_HEADERS =
      List.of(
          "no colon",
          ": no name",
          "Space : before",
          " Folded: first",
          "X: a\r\n\tfolded",
          "X: a\0b",
          "\0: a",
          "X\u0080: a",
          "X: a\rY: b",
          "X: " + "x".repeat(20_000),
          "X".repeat(20_000) + ": x");

  private static final List<String> WRONG_LENGTHS =
      List.of("", "-1", "abc", "0x10", "1 1", "+5", "1e3", "1.0", "5,6", "99999999999999999999");

  private static final List<String> WRONG_SIZES =
      List.of("zz", "-1", "", " ", "fffffffffffffffff", "1 1", "0x5", "\0", "5;\0=\"");

  private static final List<String> WRONG_ENCODINGS =
      List.of("", "foo", "identity", "gzip, identity", "gzip, chunked", "chunked, gzip");

  private static final List<String> TARGETS =
      List.of(
          "*",
          "/",
          "//",
          "/%",
          "/?",
          "/\\",
          "/v1/../v1",
          "x",
          "http://",
          "http://a:b:c/",
          "?",
          "#");

  private static final List<String> VERSIONS =
      List.of(
          "HTTP/1.2", "HTTP/2.0", "HTTP/3.7", "HTTP/0.9", "http/1.1", "HTTP/1", "HTTPS/1.1", "");

  private static final List<String> PREFACES =
      List.of(
          "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
          "\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00fc\u0003\u0003\r\n\r\n",
          "\0\0\0\0\r\n\r\n",
          "GET\r\n\r\n",
          " GET / HTTP/1.1\r\n\r\n",
          "GET  / HTTP/1.1\r\n\r\n",
          "G\u0080T / HTTP/1.1\r\n\r\n",
          "SSH-2.0-x\r\n\r\n");

  static final List<Damage> ALL =
      Stream.of(
              Stream.of(
                  answered("chunks", Damage::chunks),
                  answered(
                      "HTTP/1.0", (request, _) -> lined(request, request.target(), "HTTP/1.0")),
                  answered(
                      "odd header", (request, values) -> headed(request, values.pick(ODD_HEADERS))),
                  answered("header twice", Damage::repeated),
                  answered(
                      "many headers",
                      (request, _) -> headed(request, "X: 1\r\n".repeat(150) + "Y: 1")),
                  answered("empty lines", (request, _) -> "\r\n\r\n" + request.text()),
                  answered("absolute target", Damage::absolute)),
              Stream.of(
                  cut(
                      "odd target",
                      (request, values) -> lined(request, values.pick(TARGETS), "HTTP/1.1")),
                  cut(
                      "odd version",
                      (request, values) -> lined(request, request.target(), values.pick(VERSIONS))),
                  cut(
                      "broken header",
                      (request, values) -> headed(request, values.pick(BROKEN_HEADERS))),
                  cut(
                      "wrong length",
                      (request, values) ->
                          framed(request, "Content-Length: " + values.pick(WRONG_LENGTHS))),
                  cut(
                      "shorter length",
                      (request, _) ->
                          framed(request, "Content-Length: " + request.body().length() / 2)),
                  cut(
                      "two lengths",
                      (request, _) -> framed(request, "Content-Length: 1", "Content-Length: 2")),
                  cut(
                      "length and chunks",
                      (request, values) -> chunks(request, values, "Content-Length: 3")),
                  cut(
                      "wrong encoding",
                      (request, values) ->
                          framed(request, "Transfer-Encoding: " + values.pick(WRONG_ENCODINGS))),
                  cut("wrong size of chunk", Damage::wrongSize),
                  cut("preface", (request, values) -> values.pick(PREFACES) + request.text())),
              Stream.of(
                  left("cut", (request, values) -> start(request.text(), values)),
                  left(
                      "longer length",
                      (request, values) ->
                          framed(
                              request,
                              "Content-Length: "
                                  + (request.body().length()
                                      + 1
                                      + values.random().nextInt(100_000)))),
                  left(
                      "endless length",
                      (request, _) -> framed(request, "Content-Length: " + Long.MAX_VALUE)),
                  left(
                      "chunks without an end",
                      (request, values) -> start(chunks(request, values), values)),
                  left("line ends", (request, _) -> request.text().replace("\r\n", "\n")),
                  left("other bytes", Damage::mutated)))
          .flatMap(damages -> damages)
          .toList();

  private static Damage answered(String name, BiFunction<Request, Values, String> text) {
    return new Damage(name, Outcome.ANSWERED, text);
  }

  private static Damage cut(String name, BiFunction<Request, Values, String> text) {
    return new Damage(name, Outcome.CUT, text);
  }

  private static Damage left(String name, BiFunction<Request, Values, String> text) {
    return new Damage(name, Outcome.LEFT, text);
  }

  private static String lined(Request request, String target, String version) {
    var length = request.framed("Content-Length: " + request.body().length());
    return Request.text(request.line(target, version), length, request.body());
  }

  private static String headed(Request request, String header) {
    return framed(request, header, "Content-Length: " + request.body().length());
  }

  private static String framed(Request request, String... framing) {
    return Request.text(request.line(), request.framed(framing), request.body());
  }

  private static String absolute(Request request, Values values) {
    var host = request.headers().getFirst().substring("Host: ".length());
    return lined(request, "http://" + host + request.target(), "HTTP/1.1");
  }

  private static String repeated(Request request, Values values) {
    return headed(request, values.pick(request.headers()));
  }

  private static String chunks(Request request, Values values, String... framing) {
    var body = new StringBuilder();
    int at = 0;
    while (at < request.body().length()) {
      int size = Math.min(1 + values.random().nextInt(5_000), request.body().length() - at);
      var extension = values.random().nextInt(4) == 0 ? ";a=\"b\"" : "";
      body.append(Integer.toHexString(size)).append(extension).append("\r\n");
      body.append(request.body(), at, at + size).append("\r\n");
      at += size;
    }
    var trailer = values.random().nextInt(4) == 0 ? "X-Trailer: a\r\nContent-Length: 7\r\n" : "";
    var all = new ArrayList<>(List.of(framing));
    all.add(CHUNKED);
    return Request.text(
        request.line(),
        request.framed(all.toArray(String[]::new)),
        body + "0\r\n" + trailer + "\r\n");
  }

  private static String wrongSize(Request request, Values values) {
    var body = "3\r\na=b\r\n" + values.pick(WRONG_SIZES) + "\r\nabcde\r\n0\r\n\r\n";
    return Request.text(request.line(), request.framed(CHUNKED), body);
  }

  private static String start(String text, Values values) {
    return text.substring(0, values.random().nextInt(text.length()));
  }

  /// Some bytes are replaced, some left out, some added.
  private static String mutated(Request request, Values values) {
    var text = new StringBuilder(request.text());
    for (int i = 1 + values.random().nextInt(8); i > 0; i--) {
      int at = values.random().nextInt(text.length());
      var other = Character.toString(values.random().nextInt(0x100));
      switch (values.random().nextInt(3)) {
        case 0 -> text.replace(at, at + 1, other);
        case 1 -> text.deleteCharAt(at);
        default -> text.insert(at, other);
      }
    }
    return text.toString();
  }
}
