package dev.confab.conformance.clients;

import java.util.List;
import java.util.Map;

/// What scenarios say to a server, whichever client carries it. Every method throws [ApiError] when
/// the server refuses.
///
/// A form has the parameters by their names on the wire, and [#WEBHOOKS] among them. Its values are
/// texts, numbers, booleans and lists of texts; dates and durations are texts, too.
public interface ApiClient extends AutoCloseable {
  /// The header that lets webhooks hear of a change; each client has its own way to send it.
  String WEBHOOKS = "X-Twilio-Webhook-Enabled";

  Resource create(Target list, Map<String, ?> form);

  Resource fetch(Target one);

  Resource update(Target one, Map<String, ?> form);

  /// @param form has at most the header
  void delete(Target one, Map<String, ?> form);

  /// Everything on all pages, as far as the client's own iteration brings it.
  List<Resource> list(Target list, Query query);

  ResourcePage page(Target list, Query query);

  @Override
  void close();
}
