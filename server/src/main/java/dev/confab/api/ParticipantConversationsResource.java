package dev.confab.api;

import dev.confab.domain.Assumed;
import dev.confab.domain.ErrorCode;
import dev.confab.domain.Failure;
import dev.confab.domain.Membership;
import dev.confab.domain.Memberships;
import dev.confab.domain.PageRequest;
import dev.confab.domain.Scope;
import dev.confab.domain.Slice;
import dev.confab.http.Reply;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// `/v1/ParticipantConversations`, and its twin under a named service.
final class ParticipantConversationsResource {
  private static final Paging.Listing LISTING =
      new Paging.Listing("conversations", 50, 50, ParticipantConversationJson.SCHEMA);

  private final Memberships memberships;
  private final Tools tools;

  ParticipantConversationsResource(Memberships memberships, Tools tools) {
    this.memberships = memberships;
    this.tools = tools;
  }

  List<Route> routes() {
    return Families.both("/ParticipantConversations", this::routes, "ParticipantConversation");
  }

  private List<Route> routes(String path, String operation) {
    return List.of(
        Route.list(
            path,
            "List" + operation,
            LISTING,
            this::list,
            Parameter.text("Identity"),
            Parameter.text("Address")));
  }

  private Reply list(Request request) {
    var query = request.query();
    @Nullable String identity = query.textOrNull("Identity");
    @Nullable String address = query.textOrNull("Address");
    var read = reading(tools.scope(request), identity, address);
    return tools
        .page(request, LISTING, "Identity", identity, "Address", address)
        .reply(read, (json, item) -> ParticipantConversationJson.write(json, item, request));
  }

  @Assumed("a list of nobody's conversations is refused")
  private Function<PageRequest, Slice<Membership>> reading(
      Scope scope, @Nullable String identity, @Nullable String address) {
    if (identity != null && address != null) {
      throw new Failure(
          ErrorCode.IDENTITY_AND_ADDRESS_LOOKUP, "Identity and Address exclude each other");
    }
    if (identity != null) {
      return page -> memberships.ofIdentity(scope, identity, page);
    }
    if (address == null) {
      throw new Failure(ErrorCode.INVALID_PARAMETER, "Identity or Address is required");
    }
    return page -> memberships.ofAddress(scope, address, page);
  }
}
