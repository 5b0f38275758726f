package dev.confab.conformance;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.confab.client.ByteRange;
import dev.confab.client.ConfabClient;
import dev.confab.client.Credentials;
import dev.confab.client.MediaContent;
import dev.confab.client.MediaUpload;
import dev.confab.client.Message;
import dev.confab.client.error.ApiException;
import dev.confab.conformance.clients.ApiClient;
import dev.confab.conformance.clients.ConfabJava;
import dev.confab.conformance.clients.Coverage.Column;
import dev.confab.conformance.clients.Recorded;
import dev.confab.conformance.support.Account;
import dev.confab.conformance.support.LocalServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ConfabJavaTest implements AllScenarios {
  private Session session;

  @BeforeAll
  void start(@TempDir Path data) {
    session = Session.of(LocalServer.start(data), this);
  }

  @AfterAll
  void stop() {
    session.close();
  }

  /// Files, which the vendor's SDKs know nothing of, so that no scenario has them.
  @Test
  void filesAreUploadedSentReadAndDeleted(@TempDir Path folder) throws IOException {
    var text = "what is in the file";
    var bytes = new byte[300_000];
    new Random(7).nextBytes(bytes);
    var account = server().account();
    try (var confab =
        ConfabClient.builder()
            .credentials(Credentials.account(account.sid(), account.authToken()))
            .baseUri(URI.create(server().url()))
            .build()) {
      var conversation = confab.conversations().create(form -> form.friendlyName("Files"));
      var media = confab.service(requireNonNull(conversation.chatServiceSid())).media();
      var path = Files.writeString(folder.resolve("Zoë & co.txt"), text);
      var file = media.upload(MediaUpload.ofFile(path).contentType("text/plain"));
      var stream = media.upload(MediaUpload.ofStream(new ByteArrayInputStream(bytes)));
      assertThat(file.filename()).isEqualTo("Zoë & co.txt");
      assertThat(stream.size()).isEqualTo(bytes.length);

      var messages = confab.conversation(conversation.sid()).messages();
      var message = messages.create(form -> form.mediaSid(file.sid()));
      assertThat(message.media())
          .containsExactly(
              new Message.Media(file.sid(), text.length(), "text/plain", "Zoë & co.txt"));
      assertThat(media.fetch(file.sid()).messageSid()).isEqualTo(message.sid());

      assertThat(read(media.download(file.sid(), ByteRange.WHOLE))).asString().isEqualTo(text);
      assertThat(read(media.download(stream.sid(), ByteRange.WHOLE))).isEqualTo(bytes);
      try (var part = media.download(stream.sid(), ByteRange.of(70_000, 70_009))) {
        assertThat(part.contentRange()).contains("bytes 70000-70009/300000");
        assertThat(part.stream()).hasBinaryContent(Arrays.copyOfRange(bytes, 70_000, 70_010));
      }
      var link = requireNonNull(file.links().get("content_direct_temporary"));
      var stranger = server().http().withAuthorization(null);
      assertThat(stranger.get(link.substring(server().url().length())).body()).isEqualTo(text);

      media.delete(stream.sid());
      messages.delete(message.sid());
      for (var gone : List.of(stream.sid(), file.sid())) {
        assertThatExceptionOfType(ApiException.class)
            .isThrownBy(() -> media.fetch(gone))
            .matches(refused -> refused.status() == 404);
      }
    }
  }

  private static byte[] read(MediaContent content) throws IOException {
    try (content) {
      return content.stream().readAllBytes();
    }
  }

  @Override
  public Session session() {
    return session;
  }

  @Override
  public ApiClient connect(LocalServer server, Account account) {
    return new Recorded(ConfabJava.connect(server.url(), account), Column.OUR_CLIENT);
  }

  @Override
  public String host() {
    return "127.0.0.1:" + server().port();
  }
}
