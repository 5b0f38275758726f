package dev.confab.api;

import dev.confab.http.Reply;
import dev.confab.platform.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What this API is, told by the table of its routes: for programs and for people. Open to whoever
/// reaches the port; it says nothing that the source does not.
final class DescriptionResource {
  private static final String HTML = "text/html; charset=utf-8";

  /// Stands for the server's address in what is made once; each answer has the address that its
  /// request used.
  private static final String ADDRESS = "https://address.invalid";

  private final List<Route> all = new ArrayList<>();
  private @Nullable String document;
  private @Nullable String page;

  /// @param others all routes but those of this resource
  DescriptionResource(List<Route> others) {
    all.addAll(others);
    all.addAll(routes());
  }

  List<Route> routes() {
    return List.of(
        Route.open("/openapi.json", "Description", Schema.any(), this::document),
        Route.open("/docs", "DescriptionPage", Schema.content(HTML), this::page));
  }

  private Reply document(Request request) {
    var address =
        new String(Json.write(json -> json.writeString(request.baseUrl())), StandardCharsets.UTF_8);
    var text = document().replace('"' + ADDRESS + '"', address);
    return Reply.json(200, text.getBytes(StandardCharsets.UTF_8));
  }

  private Reply page(Request request) {
    return Reply.text(200, HTML, page().replace(ADDRESS, Html.escaped(request.baseUrl())))
        .with("Content-Security-Policy", DescriptionPage.SECURITY_POLICY)
        .with("X-Content-Type-Options", "nosniff");
  }

  /// Made at the first request: a server that starts has better things to do.
  private synchronized String document() {
    if (document == null) {
      document = new String(OpenApi.write(all, version(), ADDRESS), StandardCharsets.UTF_8);
    }
    return document;
  }

  private synchronized String page() {
    if (page == null) {
      page = DescriptionPage.write(all, version(), ADDRESS);
    }
    return page;
  }

  private static String version() {
    var version = DescriptionResource.class.getPackage().getImplementationVersion();
    return version == null ? "not built" : version;
  }
}
