package dev.confab.fuzz;

import dev.confab.fuzz.Operation.Field;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;

/// Makes requests from the description. About two of three are meant to succeed.
final class Requests {
  private static final List<String> CREDENTIALS =
      List.of("", "Basic", "Basic !", "Basic QUM6eA==", "Bearer x", "basic Og==");

  private final List<Operation> operations;
  private final RandomGenerator random;
  private final Values values;

  Requests(List<Operation> operations, RandomGenerator random) {
    this.operations = operations;
    this.random = random;
    this.values = new Values(random);
  }

  /// Text as it stands in a form or query.
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /// Fewer deletes than other operations, so that something is there to work with.
  Operation operation() {
    var operation = values.pick(operations);
    return operation.method().equals("DELETE") && isOneIn(2) ? values.pick(operations) : operation;
  }

  /// @param authorization the header's value
  Request next(Operation operation, Known own, Known foreign, String authorization) {
    boolean isWild = isOneIn(3);
    var page = isOneIn(4) && operation.method().equals("GET") ? own.page(operation) : null;
    var theirs = isOneIn(15) && operation.template().contains("{") ? foreign.path(operation) : null;
    var path = theirs == null ? path(operation, own, foreign) : theirs;
    var parameters = parameters(operation, own, isWild);
    boolean isForm = operation.method().equals("POST");
    var target = isForm || parameters.isEmpty() ? path : path + "?" + parameters;
    return new Request(
        operation.method(),
        page == null || theirs != null ? target : page,
        isForm ? parameters : "",
        headers(operation, own, authorization, isWild),
        theirs != null);
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

  private String parameters(Operation operation, Known own, boolean isWild) {
    var pairs = new ArrayList<String>();
    for (var field : chosen(operation.fields(), isWild)) {
      boolean isList = field.schema().has("items");
      int times = isList || (isWild && isOneIn(6)) ? 1 + random.nextInt(3) : 1;
      for (int i = 0; i < times; i++) {
        var value = isWild && isOneIn(2) ? values.wild(field, own) : values.plausible(field, own);
        var name = isWild && isOneIn(10) ? field.name() + "[]" : field.name();
        pairs.add(encoded(name) + "=" + encoded(value));
      }
    }
    if (isWild && isOneIn(5)) {
      pairs.add(values.pick(List.of("Unknown=1", "=", "&", "a", "%zz=1", "a=%", "%FF=1", "a=b=c")));
    }
    Collections.shuffle(pairs, Random.from(random));
    return String.join("&", pairs);
  }

  /// All that are required and a few others; or any.
  private List<Field> chosen(List<Field> fields, boolean isWild) {
    var chosen = new ArrayList<Field>();
    var others = new ArrayList<Field>();
    for (var field : fields) {
      (field.isRequired() && !(isWild && isOneIn(4)) ? chosen : others).add(field);
    }
    Collections.shuffle(others, Random.from(random));
    int more = isWild ? random.nextInt(others.size() + 1) : random.nextInt(4);
    chosen.addAll(others.subList(0, Math.min(more, others.size())));
    return chosen;
  }

  private Map<String, String> headers(
      Operation operation, Known own, String authorization, boolean isWild) {
    var headers = new HashMap<String, String>();
    headers.put("Authorization", isOneIn(50) ? values.pick(CREDENTIALS) : authorization);
    for (var header : operation.headers()) {
      if (isOneIn(8)) {
        headers.put(header.name(), headerValue(header, own, isWild));
      }
    }
    return headers;
  }

  /// Printable, as an HTTP client would refuse to send anything else. Few keys, so that some come
  /// twice.
  private String headerValue(Field header, Known own, boolean isWild) {
    if (header.name().contains("dempotency") && !isWild) {
      return "key " + random.nextInt(30);
    }
    var value = isWild ? values.wild(header, own) : values.plausible(header, own);
    var printable = value.replaceAll("[^ -~]", "?").strip();
    return printable.substring(0, Math.min(300, printable.length()));
  }
}
