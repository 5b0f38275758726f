/// Java client for the Conversations v1 REST API of Twilio and of a Confab server.
///
/// Everything starts at [dev.confab.client.ConfabClient].
module dev.confab.client {
  requires transitive java.net.http;
  requires static transitive org.jspecify;
  requires tools.jackson.core;

  exports dev.confab.client;
  exports dev.confab.client.call;
  exports dev.confab.client.error;
  exports dev.confab.client.http;
  exports dev.confab.client.json;
  exports dev.confab.client.testing;
  exports dev.confab.client.webhook;
}
