package dev.confab.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/// Stands in for the server where the scenarios are tested: conversations and what is in them, in
/// memory, listed by page, behind the real command line and ready line. Also runs as a process of
/// its own.
public final class FakeConfab implements AutoCloseable {
  private static final String ROOT = "/v1/Conversations";

  private final HttpServer server;
  private final Map<String, List<String>> lists = new ConcurrentHashMap<>();

  FakeConfab() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/v1/Services", exchange -> reply(exchange, 200, "{\"services\":[]}"));
    server.createContext(ROOT, this::conversations);
    server.start();
  }

  public static void main(String[] args) throws IOException {
    if (List.of(args).contains("--fail")) {
      System.out.println("the database is on fire");
      System.exit(1);
    }
    System.out.println("a line before");
    System.out.println("Confab is ready on " + new FakeConfab().url() + " (fake)");
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  int count() {
    return list(ROOT).size();
  }

  private void conversations(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (exchange.getRequestMethod().equals("POST")) {
      create(exchange, path);
    } else if (path.equals(ROOT) || path.endsWith("/Messages")) {
      list(exchange, path);
    } else {
      String sid = path.substring(path.lastIndexOf('/') + 1);
      reply(exchange, 200, list(ROOT).get(Integer.parseInt(sid.substring(2), 16)));
    }
  }

  private List<String> list(String path) {
    return lists.computeIfAbsent(path, _ -> Collections.synchronizedList(new ArrayList<>()));
  }

  private void create(HttpExchange exchange, String path) throws IOException {
    var form = pairs(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    var list = list(path);
    String made;
    synchronized (list) {
      made = made(path, list.size(), form);
      list.add(made);
    }
    reply(exchange, 201, made);
  }

  private static String made(String path, int number, Map<String, String> form) {
    if (path.endsWith("/Messages")) {
      return "{\"sid\":\"IM%032x\",\"body\":\"%s\"}".formatted(number, form.get("Body"));
    }
    if (path.endsWith("/Participants")) {
      return "{\"sid\":\"MB%032x\",\"identity\":\"%s\"}".formatted(number, form.get("Identity"));
    }
    return "{\"sid\":\"CH%032x\",\"friendly_name\":\"%s\",\"attributes\":\"%s\"}"
        .formatted(
            number,
            form.get("FriendlyName"),
            form.getOrDefault("Attributes", "{}").replace("\"", "\\\""));
  }

  private void list(HttpExchange exchange, String path) throws IOException {
    var query = pairs(exchange.getRequestURI().getRawQuery());
    var all = List.copyOf(list(path));
    int size = Integer.parseInt(query.getOrDefault("PageSize", "50"));
    int from = Integer.parseInt(query.getOrDefault("Page", "0")) * size;
    int to = Math.min(from + size, all.size());
    String next = "null";
    if (to < all.size()) {
      next = "\"%s%s?PageSize=%d&Page=%d\"".formatted(url(), path, size, to / size);
    }
    String items = String.join(",", all.subList(Math.min(from, to), to));
    reply(exchange, 200, "{\"meta\":{\"next_page_url\":" + next + "},\"items\":[" + items + "]}");
  }

  private static Map<String, String> pairs(String encoded) {
    Map<String, String> pairs = new HashMap<>();
    for (String pair : encoded.split("&", -1)) {
      int equals = pair.indexOf('=');
      pairs.put(
          pair.substring(0, equals),
          URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
    }
    return pairs;
  }

  private static void reply(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
