package dev.confab.fuzz;

import dev.confab.fuzz.Bodies.Pair;
import dev.confab.fuzz.Operation.Body;
import dev.confab.fuzz.Operation.Field;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/// Makes requests from the description. About two of three are meant to succeed.
final class Requests {
  private static final List<String> CREDENTIALS =
      List.of("", "Basic", "Basic !", "Basic QUM6eA==", "Bearer x", "basic Og==");

  private static final List<String> METHODS =
      List.of("HEAD", "OPTIONS", "PUT", "PATCH", "TRACE", "GET", "POST", "DELETE", "get", "BREW");

  private static final String ADDRESS = "MessagingBinding.Address";
  private static final String PROXY = "MessagingBinding.ProxyAddress";
  private static final String PROJECTED = "MessagingBinding.ProjectedAddress";

  /// Headers that the description does not name.
  private static final List<String> LINES =
      List.of(
          "Range: bytes=0-",
          "Range: bytes=1-2,4-5",
          "Range: bytes=-0",
          "Range: bytes=5-2",
          "Range: bytes=-1",
          "Range: bytes=99999999999999999999-",
          "Range: lines=1-",
          "If-Range: \"x\"",
          "If-None-Match: *",
          "If-None-Match: \",",
          "If-Modified-Since: yesterday",
          "Accept: application/xml",
          "Accept-Encoding: gzip, br;q=x",
          "Accept-Language: \u00ff",
          "Content-Encoding: gzip",
          "Content-Encoding: identity",
          "Cookie: a=b; c",
          "Origin: null",
          "Expect: 100-continue",
          "Expect: 200-maybe",
          "Connection: close",
          "Connection: keep-alive, upgrade",
          "Upgrade: websocket",
          "Upgrade: h2c",
          "X-Forwarded-Proto: javascript",
          "X-Forwarded-Host: evil.test\\@x",
          "X-Http-Method-Override: DELETE",
          "X-Empty:",
          "X-Percent: %00%ff%",
          "X-Long: " + "y".repeat(6_000));

  /// Names that are left out, because most of the time they make no sense beside others.
  private static final List<List<String>> ALTERNATIVES =
      List.of(
          List.of("Identity", PROJECTED),
          List.of(ADDRESS, PROXY, PROJECTED),
          List.of(ADDRESS, PROXY));

  private final String host;
  private final List<Operation> operations;
  private final List<Operation> uploads;
  private final List<Operation> creates;
  private final Random random;
  private final Values values;
  private final Bodies bodies;

  /// @param host of the server, with its port
  Requests(String host, List<Operation> operations, Random random) {
    this.host = host;
    this.operations = operations;
    this.uploads =
        operations.stream().filter(operation -> operation.body() instanceof Body.File).toList();
    this.creates =
        operations.stream()
            .filter(operation -> operation.isOfList() && operation.method().equals("POST"))
            .toList();
    this.random = random;
    this.values = new Values(random);
    this.bodies = new Bodies(random, values);
  }

  Values values() {
    return values;
  }

  /// More creates than deletes, so that something is there to work with, and more uploads, which
  /// can be wrong in the most ways.
  ///
  /// @param wanted operations that are to be tried more often
  Operation operation(List<Operation> wanted, Known own) {
    if (!wanted.isEmpty() && isOneIn(2)) {
      return towards(values.pick(wanted), own);
    }
    if (isOneIn(20)) {
      return values.pick(uploads);
    }
    if (isOneIn(6)) {
      return values.pick(creates);
    }
    var operation = values.pick(operations);
    return operation.method().equals("DELETE") && !isOneIn(4) ? values.pick(operations) : operation;
  }

  /// The operation itself if there is something for it, else one that makes or shows what it needs.
  private Operation towards(Operation wanted, Known own) {
    if (isPossible(wanted, own)) {
      return wanted;
    }
    var steps =
        operations.stream()
            .filter(
                other -> other.isOfList() && wanted.template().startsWith(other.template() + "/"))
            .filter(other -> isPossible(other, own))
            .toList();
    return steps.isEmpty() ? wanted : values.pick(steps);
  }

  private static boolean isPossible(Operation operation, Known own) {
    return !operation.template().contains("{") || own.path(operation) != null;
  }

  /// @param authorization the header's value
  Request next(Operation operation, Known own, Known foreign, String authorization) {
    boolean isWild = isOneIn(3);
    var page = isOneIn(4) ? own.page(operation) : null;
    var theirs = isOneIn(15) && operation.template().contains("{") ? foreign.path(operation) : null;
    var path = theirs == null ? path(operation, own, foreign) : theirs;
    var fields = fields(operation, own, isWild);
    boolean isForm = operation.body() instanceof Body.Form;
    var query = isForm ? "" : query(fields, isWild);
    var target = page == null || theirs != null ? path + query : page;
    var content = bodies.content(operation.body(), fields, own, isWild);
    var headers = new ArrayList<>(List.of("Host: " + host));
    headers.add("Authorization: " + (isOneIn(50) ? values.pick(CREDENTIALS) : authorization));
    headers.addAll(content.headers());
    headers.addAll(headers(operation, own, isWild));
    var method = isOneIn(20) ? values.pick(METHODS) : operation.method();
    return new Request(method, target, headers, content.body(), theirs != null);
  }

  private boolean isOneIn(int cases) {
    return random.nextInt(cases) == 0;
  }

  private String path(Operation operation, Known own, Known foreign) {
    var known = own.path(operation);
    if (known == null || !operation.template().contains("{")) {
      return filled(operation.template(), operation.template(), own, foreign, 1);
    }
    return isOneIn(8) ? filled(operation.template(), known, own, foreign, 2) : known;
  }

  /// A path with something else in the place of its parameters: of all, or of one in so many.
  private String filled(String template, String start, Known own, Known foreign, int changedOneIn) {
    var names = template.split("/", -1);
    var segments = start.split("/", -1);
    for (int i = 0; i < names.length; i++) {
      if (names[i].startsWith("{") && isOneIn(changedOneIn)) {
        segments[i] = values.segment(own, foreign);
      }
    }
    return String.join("/", segments);
  }

  private String query(List<Pair> fields, boolean isWild) {
    var query = fields.stream().map(Pair::encoded).collect(Collectors.joining("&"));
    if (isWild && isOneIn(5)) {
      query += (query.isEmpty() ? "" : "&") + values.wrongPair();
    }
    return query.isEmpty() ? "" : "?" + query;
  }

  private List<Pair> fields(Operation operation, Known own, boolean isWild) {
    var pairs = new ArrayList<Pair>();
    for (var field : chosen(operation.fields(), isWild)) {
      boolean isList = field.schema().has("items");
      int times = isList || (isWild && isOneIn(6)) ? 1 + random.nextInt(3) : 1;
      for (int i = 0; i < times; i++) {
        var value = isWild && isOneIn(2) ? values.wild(field, own) : values.plausible(field, own);
        var name = isWild && isOneIn(10) ? field.name() + "[]" : field.name();
        pairs.add(new Pair(name, value));
      }
    }
    if (isWild && isOneIn(5)) {
      pairs.add(new Pair("Unknown", "1"));
    }
    Collections.shuffle(pairs, random);
    return pairs;
  }

  /// All that are required and a few others; or any.
  private List<Field> chosen(List<Field> fields, boolean isWild) {
    var chosen = new ArrayList<Field>();
    var others = new ArrayList<Field>();
    var left = isWild ? List.<String>of() : values.pick(ALTERNATIVES);
    for (var field : fields) {
      if (left.contains(field.name())) {
        continue;
      }
      (field.isRequired() && !(isWild && isOneIn(4)) ? chosen : others).add(field);
    }
    Collections.shuffle(others, random);
    int more = isWild ? random.nextInt(others.size() + 1) : random.nextInt(4);
    chosen.addAll(others.subList(0, Math.min(more, others.size())));
    return chosen;
  }

  private List<String> headers(Operation operation, Known own, boolean isWild) {
    var headers = new ArrayList<String>();
    for (var header : operation.headers()) {
      if (isOneIn(8)) {
        headers.add(header.name() + ": " + headerValue(header, own, isWild));
      }
    }
    while (isOneIn(12)) {
      headers.add(values.pick(LINES));
    }
    return headers;
  }

  /// Without the ends of lines, which are for [Damage]. Few keys, so that some come twice.
  private String headerValue(Field header, Known own, boolean isWild) {
    if (header.name().contains("dempotency") && !isWild) {
      return "key " + random.nextInt(30);
    }
    var value = isWild ? values.wild(header, own) : values.plausible(header, own);
    var line = Request.bytes(value).replaceAll("[\\x00-\\x1f\\x7f]", "?").strip();
    return line.substring(0, Math.min(300, line.length()));
  }
}
