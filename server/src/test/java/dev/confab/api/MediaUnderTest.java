package dev.confab.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.sid.MediaSid;
import dev.confab.support.ApiUnderTest;
import dev.confab.support.ApiUnderTest.Answer;
import dev.confab.support.ByteStreams;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What the tests of media do again and again, in the default service.
record MediaUnderTest(ApiUnderTest api) {
  private static final int PIECE_BYTES = 5;

  /// Where files of the service are.
  String path() {
    return "/v1/Services/" + api.account.defaultService() + "/Media";
  }

  String one(String sid) {
    return path() + "/" + sid;
  }

  String content(String sid) {
    return one(sid) + "/Content";
  }

  /// Sends a file as it is.
  Answer upload(String query, String type, String text) {
    return upload(query, Map.of("Content-Type", type), text);
  }

  Answer upload(String query, Map<String, String> headers, String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    return api.upload(path() + query, headers, ByteStreams.of(bytes, PIECE_BYTES));
  }

  /// The sid of a new file with this text.
  String uploaded(String text) {
    return Chat.created(upload("", "text/plain", text)).text("sid");
  }

  static String text(Answer answer) {
    return new String(answer.content(), StandardCharsets.UTF_8);
  }

  /// The path and query that read a file without credentials.
  String temporaryLink(String sid) {
    var links = (Map<?, ?>) Objects.requireNonNull(api.get(one(sid)).json().get("links"));
    return String.valueOf(links.get("content_direct_temporary"));
  }

  /// How many files there are on disk.
  long files() {
    if (!Files.exists(api.mediaFolder)) {
      return 0;
    }
    try (var all = Files.walk(api.mediaFolder)) {
      return all.filter(Files::isRegularFile).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Neither a file nor a row of one that is hidden or not complete.
  void requireNothingLeft() {
    assertThat(files()).isZero();
    assertThat(rows()).isEmpty();
  }

  private List<MediaSid> rows() {
    var later = api.clock.instant().plusSeconds(1_000_000);
    return api.stores.store().write(tables -> tables.media().takeDue(later, 100));
  }
}
