package dev.confab.api;

import dev.confab.domain.Receipts;
import dev.confab.domain.sid.ReceiptSid;
import dev.confab.http.Reply;
import dev.confab.platform.Json;
import java.util.List;

/// The receipts of a message, and their twins under a named service. Channels make and change them;
/// the API only shows them.
final class ReceiptsResource {
  private static final String MESSAGE = "MessageSid";

  private static final Paging.Listing LISTING =
      new Paging.Listing("delivery_receipts", 50, 50, ReceiptJson.SCHEMA);

  private final Receipts receipts;
  private final Tools tools;

  ReceiptsResource(Receipts receipts, Tools tools) {
    this.receipts = receipts;
    this.tools = tools;
  }

  List<Route> routes() {
    return Families.both(
        MessagesResource.PATH + "/{" + MESSAGE + "}/Receipts",
        this::routes,
        "ConversationMessageReceipt");
  }

  private List<Route> routes(String path, String operation) {
    return List.of(
        Route.list(path, "List" + operation, LISTING, this::list),
        Route.fetch(path + "/{Sid}", "Fetch" + operation, ReceiptJson.SCHEMA, this::fetch));
  }

  private Reply list(Request request) {
    var ref = MessagesResource.ref(request, MESSAGE, tools);
    return tools
        .page(request, LISTING)
        .reply(
            page -> receipts.list(ref, page).orElseThrow(request::notFound),
            (json, item) -> ReceiptJson.write(json, item, request));
  }

  private Reply fetch(Request request) {
    var sid = request.pathValue("Sid");
    if (!ReceiptSid.matches(sid)) {
      throw request.notFound();
    }
    return receipts
        .fetch(MessagesResource.ref(request, MESSAGE, tools), new ReceiptSid(sid))
        .map(found -> Reply.json(200, Json.write(json -> ReceiptJson.write(json, found, request))))
        .orElseThrow(request::notFound);
  }
}
