package dev.confab.benchmarks.scenario;

import dev.confab.benchmarks.hook.Arrivals;
import dev.confab.benchmarks.hook.Receiver;
import java.io.IOException;
import java.util.List;

/// A server with conversations, and a receiver in this process that webhooks can lead to.
///
/// @param arrivals what the receiver has heard
/// @param sids of the conversations
record HookedServer(
    TestedServer server,
    Receiver receiver,
    Arrivals arrivals,
    Hooks hooks,
    Messages messages,
    List<String> sids)
    implements AutoCloseable {
  static HookedServer open(Bench bench) throws IOException, InterruptedException {
    var arrivals = new Arrivals();
    var server = TestedServer.open(bench);
    try {
      var target = server.target().callingWebhooks();
      var messages = new Messages(bench, target);
      var sids = messages.conversations(bench.settings().sizes().conversations());
      var receiver = Receiver.open(1, arrivals::hear);
      return new HookedServer(server, receiver, arrivals, new Hooks(target), messages, sids);
    } catch (IOException | InterruptedException e) {
      server.close();
      throw e;
    }
  }

  String url() {
    return receiver.url(0);
  }

  @Override
  public void close() throws IOException {
    try (server) {
      receiver.close();
    }
  }
}
