package dev.confab.client;

import static dev.confab.client.support.Samples.client;
import static dev.confab.client.support.Samples.conversation;
import static dev.confab.client.support.Samples.error;
import static dev.confab.client.support.Samples.page;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.confab.client.call.Answer;
import dev.confab.client.call.Page;
import dev.confab.client.error.ApiException;
import dev.confab.client.error.ErrorKind;
import dev.confab.client.http.Headers;
import dev.confab.client.http.Params;
import dev.confab.client.http.WireResponse;
import dev.confab.client.support.Answers;
import dev.confab.client.testing.ManualTime;
import dev.confab.client.testing.StubTransport;
import dev.confab.client.webhook.WebhookSignature;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The examples of the README, word for word, running.
class ReadmeTest {
  private final StubTransport server = stub();

  @Test
  void everyExampleOfTheReadmeIsInThisClass() throws IOException {
    var own = words(Files.readString(Path.of("src/test/java/dev/confab/client/ReadmeTest.java")));
    var readme = Files.readString(Path.of("README.md"));
    var examples = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(readme);
    assertThat(examples.results().map(example -> words(example.group(1))))
        .hasSize(8)
        .allSatisfy(example -> assertThat(own).contains(example));
  }

  @Test
  void quickStartWorks() throws IOException {
    var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext("/", ReadmeTest::answer);
    http.start();
    var server = URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    try (var client =
        ConfabClient.builder()
            .credentials(Credentials.apiKey("SK…", "secret"))
            .baseUri(server) // such as http://localhost:8080; without it: Twilio
            .build()) {
      var conversations = client.conversations();
      var created =
          conversations.create(
              form -> form.friendlyName("Order 4711").attributes("{\"vip\":true}"));
      conversations.update(
          created.sid(), form -> form.timersClosed(Duration.ofDays(7)).clearUniqueName());
      System.out.println(conversations.fetch(created.sid()).timers().dateClosed());
      conversations.delete(created.sid());
    } finally {
      http.stop(0);
    }
  }

  @Test
  void conversationAndWhatBelongsToItWork() {
    var client = client(server);
    server
        .on("POST", "/v1/Conversations/order-4711/Participants")
        .reply(201, answer("Participant"));
    server.on("POST", "/v1/Conversations/order-4711/Messages").reply(201, answer("Message"));
    server
        .on("GET", "/v1/Conversations/order-4711/Messages/*/Receipts")
        .reply(200, "{\"meta\":{},\"delivery_receipts\":[" + answer("Receipt") + "]}");
    server
        .on("POST", "/v1/Users/ann/Conversations/order-4711")
        .reply(200, answer("UserConversation"));
    server.on("POST", "/v1/ConversationWithParticipants").reply(202, conversation("CH1"));

    var order = client.conversation("order-4711"); // by unique name or sid
    order.participants().create(form -> form.identity("ann"));
    order
        .participants()
        .create(form ->
            form.messagingBindingAddress("+4917000001")
                .messagingBindingProxyAddress("+4915550001"));
    var message = order.messages().create(form -> form.author("ann").body("It is on its way."));
    order.receipts(message.sid()).stream(query -> {})
        .forEach(receipt -> System.out.println(receipt.participantSid() + " " + receipt.status()));
    client.userConversations("ann").update("order-4711", form -> form.lastReadMessageIndex(3));
    client
        .conversations()
        .createWithParticipants(form ->
            form.participant(one -> one.identity("ann")).participant(two -> two.identity("bob")));

    assertThat(server.requests()).hasSize(6);
  }

  @Test
  void filesWork(@TempDir Path folder) throws IOException {
    var client = client(server);
    var file = Files.writeString(folder.resolve("photo.png"), "content");
    var copy = folder.resolve("copy.png");
    server.on("POST", "/v1/Services/*/Media").reply(201, "{\"sid\":\"ME1\"}");
    server.on("GET", "/v1/Services/*/Media/ME1").reply(200, "{\"sid\":\"ME1\"}");
    server.on("GET", "/v1/Services/*/Media/ME1/Content").reply(200, "content");
    server.on("POST", "/v1/Conversations/order-4711/Messages").reply(201, answer("Message"));

    var media = client.service("IS…").media();
    var photo = media.upload(MediaUpload.ofFile(file).contentType("image/png"));
    client.conversation("order-4711").messages().create(form -> form.mediaSid(photo.sid()));
    try (var content = media.download(photo.sid(), ByteRange.WHOLE)) {
      content.saveTo(copy); // or read content.stream()
    }

    assertThat(copy).hasContent("content");
  }

  @Test
  void listsWork() {
    var client = client(server);
    client.conversations().stream(query -> query.state(ConversationState.ACTIVE).limit(500))
        .forEach(conversation -> System.out.println(conversation.sid()));

    Page<Conversation> page = client.conversations().list(query -> query.pageSize(20));
    while (page.hasNext()) {
      page = page.next();
    }

    assertThat(page.items()).hasSize(1);
  }

  @Test
  void otherMannersWork() {
    var client = client(server);
    Answer<Conversation> answer = client.conversations().raw().fetch("CH…");
    System.out.println(answer.status() + " " + answer.requestId() + " " + answer.retries());

    CompletableFuture<Conversation> future = client.conversations().async().fetch("CH…");

    client
        .conversations()
        .with(options -> options.webhookEnabled(true).timeout(Duration.ofSeconds(5)))
        .create(form -> form.friendlyName("Loud"));

    assertThat(future.join().sid()).isEqualTo(answer.value().sid());
  }

  @Test
  void errorsWork() {
    var client = client(server);
    server.on("POST", "/v1/Conversations").reply(409, error(409, 50353, "Taken"));
    try {
      client.conversations().create(form -> form.uniqueName("order-4711"));
    } catch (ApiException e) {
      if (e.kind() != ErrorKind.CONFLICT) {
        throw e;
      }
      System.out.println(e.code() + " " + e.reason() + " " + e.requestId());
    }
  }

  @Test
  void stubsWork() {
    var stub = new StubTransport();
    stub.on("GET", "/v1/Conversations/*").reply(503, "{}").reply(200, "{\"sid\":\"CH1\"}");
    var time = new ManualTime(); // retries wait no real time
    var client =
        ConfabClient.builder()
            .credentials(Credentials.account("AC1", "token"))
            .transport(stub)
            .time(time)
            .build();
    System.out.println(client.conversations().fetch("CH1").sid());
    System.out.println(stub.requests() + " " + time.sleeps());

    assertThat(stub.requests()).hasSize(2);
  }

  @Test
  void webhooksWork() {
    var signatures = new WebhookSignature("auth token");
    boolean genuine =
        signatures.isValid(
            URI.create("https://shop.example/hook"), // the public URL, as configured
            Params.parse("EventType=onMessageAdded&Body=hi"),
            "value of X-Twilio-Signature");

    assertThat(genuine).isFalse();
  }

  private static String answer(String type) {
    return Answers.first(type).toString();
  }

  private static StubTransport stub() {
    var stub = new StubTransport();
    stub.on("POST", "/v1/Conversations").reply(201, conversation("CH1"));
    stub.on("GET", "/v1/Conversations/*").reply(200, conversation("CH1"));
    stub.on("GET", "/v1/Conversations")
        .answer(request ->
            new WireResponse(
                200,
                Headers.NONE,
                request.query().first("PageToken").isPresent()
                    ? page(1, null, "CH2")
                    : page(0, "Page=1&PageToken=PT1", "CH1")));
    return stub;
  }

  private static void answer(HttpExchange exchange) throws IOException {
    boolean delete = exchange.getRequestMethod().equals("DELETE");
    var body = delete ? new byte[0] : conversation("CH1").getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(delete ? 204 : 200, delete ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  /// Layout does not count, because the formatter indents the two differently.
  private static String words(String code) {
    return String.join(" ", Arrays.asList(code.strip().split("\\s+")));
  }
}
