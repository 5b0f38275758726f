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
import java.util.concurrent.Executors;

/// Stands in for the server where the scenarios are tested: conversations in memory, listed by
/// page, behind the real command line and ready line. Also runs as a process of its own.
public final class FakeConfab implements AutoCloseable {
  private final HttpServer server;
  private final List<String> conversations = Collections.synchronizedList(new ArrayList<>());

  FakeConfab() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/v1/Services", exchange -> reply(exchange, 200, "{\"services\":[]}"));
    server.createContext("/v1/Conversations", this::conversations);
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
    return conversations.size();
  }

  private void conversations(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (exchange.getRequestMethod().equals("POST")) {
      create(exchange);
    } else if (path.equals("/v1/Conversations")) {
      list(exchange);
    } else {
      String sid = path.substring(path.lastIndexOf('/') + 1);
      reply(exchange, 200, conversations.get(Integer.parseInt(sid.substring(2), 16)));
    }
  }

  private void create(HttpExchange exchange) throws IOException {
    var form = pairs(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    String conversation;
    synchronized (conversations) {
      conversation =
          "{\"sid\":\"CH%032x\",\"friendly_name\":\"%s\",\"attributes\":\"%s\"}"
              .formatted(
                  conversations.size(),
                  form.get("FriendlyName"),
                  form.getOrDefault("Attributes", "{}").replace("\"", "\\\""));
      conversations.add(conversation);
    }
    reply(exchange, 201, conversation);
  }

  private void list(HttpExchange exchange) throws IOException {
    var query = pairs(exchange.getRequestURI().getRawQuery());
    int size = Integer.parseInt(query.getOrDefault("PageSize", "50"));
    int from = Integer.parseInt(query.getOrDefault("Page", "0")) * size;
    int to = Math.min(from + size, conversations.size());
    String next = "null";
    if (to < conversations.size()) {
      next = "\"%s/v1/Conversations?PageSize=%d&Page=%d\"".formatted(url(), size, to / size);
    }
    String items = String.join(",", List.copyOf(conversations).subList(Math.min(from, to), to));
    reply(
        exchange,
        200,
        "{\"meta\":{\"next_page_url\":" + next + "},\"conversations\":[" + items + "]}");
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
