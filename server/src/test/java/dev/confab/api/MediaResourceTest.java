package dev.confab.api;

import static dev.confab.support.ApiUnderTest.ORIGIN;
import static dev.confab.support.ApiUnderTest.TOKEN;
import static dev.confab.support.ApiUnderTest.basic;
import static dev.confab.support.ApiUnderTest.field;
import static dev.confab.support.JsonReader.members;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.Access;
import dev.confab.domain.Limits;
import dev.confab.domain.MediaLibrary;
import dev.confab.domain.Policy;
import dev.confab.domain.Retention;
import dev.confab.domain.WebhookPolicy;
import dev.confab.domain.WebhookUrls;
import dev.confab.http.Params;
import dev.confab.support.ApiUnderTest;
import dev.confab.support.ApiUnderTest.Answer;
import dev.confab.support.ByteStreams;
import dev.confab.timers.EmptyTrash;
import dev.confab.timers.RemoveMedia;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaResourceTest {
  private static final int BYTES_MAX = 1_000;
  private static final String UNKNOWN = "ME" + "0".repeat(32);
  private static final String FORM = "multipart/form-data; boundary=b";

  @TempDir private Path folder;
  private ApiUnderTest api;
  private MediaUnderTest media;

  @BeforeEach
  void open() {
    var limits = new Limits(1_000, 50, 1_000, 10, 5, BYTES_MAX, 0);
    api =
        new ApiUnderTest(
            folder,
            new Links(null, false),
            new Policy(limits, new WebhookUrls(false), Retention.DEFAULT, WebhookPolicy.DEFAULT));
    media = new MediaUnderTest(api);
  }

  @AfterEach
  void close() {
    api.close();
  }

  private Answer content(String sid, Map<String, String> headers) {
    return api.send("GET", media.content(sid), Params.NONE, headers);
  }

  private Answer form(String query, String... parts) {
    var body = "--b\r\n" + String.join("\r\n--b\r\n", parts) + "\r\n--b--\r\n";
    return media.upload(query, FORM, body);
  }

  private static String filePart(String filename, String text) {
    return "Content-Disposition: form-data; name=\"f\"; filename=\""
        + filename
        + "\"\r\nContent-Type: image/png\r\n\r\n"
        + text;
  }

  private static String fieldPart(String name, String value) {
    return "Content-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value;
  }

  private String messages() {
    return "/v1/Conversations/" + Chat.in(api).conversation() + "/Messages";
  }

  private void removeAll() {
    new EmptyTrash(api.stores.trash(), api.clock).runOnce();
    new RemoveMedia(api.media).runOnce();
  }

  @Test
  void anUploadIsAnsweredWithItsRecord() {
    var answer = media.upload("?Filename=a.txt&Author=ann&Category=history", "text/plain", "hello");
    assertThat(answer.status()).isEqualTo(201);
    var sid = answer.text("sid");
    var url = ORIGIN + media.one(sid);
    var json = new HashMap<>(answer.json());
    var links = (Map<?, ?>) Objects.requireNonNull(json.remove("links"));
    assertThat(json)
        .isEqualTo(
            members(
                "sid",
                sid,
                "service_sid",
                api.account.defaultService().value(),
                "category",
                "history",
                "content_type",
                "text/plain",
                "filename",
                "a.txt",
                "size",
                5L,
                "author",
                "ann",
                "message_sid",
                null,
                "channel_sid",
                null,
                "is_multipart_upstream",
                false,
                "date_created",
                "2026-03-01T08:00:00Z",
                "date_upload_updated",
                "2026-03-01T08:00:00Z",
                "date_updated",
                "2026-03-01T08:00:00Z",
                "url",
                url));
    assertThat(links.get("content")).isEqualTo(url + "/Content");
    assertThat(api.get(media.one(sid)).body()).isEqualTo(answer.body());
    assertThat(MediaUnderTest.text(api.get(media.content(sid)))).isEqualTo("hello");
  }

  @Test
  void whatTheSenderDoesNotSayHasDefaults() {
    assertThat(media.upload("", Map.of(), "").json())
        .containsEntry("category", "media")
        .containsEntry("content_type", "application/octet-stream")
        .containsEntry("filename", null)
        .containsEntry("author", "system")
        .containsEntry("size", 0L);
  }

  @Test
  void aFormHasOneFileAndFieldsBeforeOrBehindIt() {
    var answer =
        form(
            "",
            fieldPart("Author", "ann"),
            filePart("p.png", "a\r\nb"),
            fieldPart("Category", "body"));
    assertThat(answer.json())
        .containsEntry("author", "ann")
        .containsEntry("filename", "p.png")
        .containsEntry("content_type", "image/png")
        .containsEntry("category", "body");
    assertThat(MediaUnderTest.text(api.get(media.content(answer.text("sid"))))).isEqualTo("a\r\nb");
    assertThat(form("", filePart("p.png", "x"), fieldPart("FileName", "q.png")).text("filename"))
        .isEqualTo("q.png");
    assertThat(
            form("?Filename=r.png", fieldPart("Filename", "q"), filePart("p", "x"))
                .text("filename"))
        .isEqualTo("r.png");
  }

  @Test
  void aFormWithoutOrWithTwoFilesLeavesNothing() {
    assertThat(form("", fieldPart("Author", "ann")).error()).isEqualTo("400/20001");
    assertThat(form("", filePart("a", "x"), filePart("b", "y")).error()).isEqualTo("400/20001");
    assertThat(form("", filePart("a", "x"), fieldPart("Category", "wrong")).error())
        .isEqualTo("400/20001");
    assertThat(media.upload("", FORM, "--b\r\n" + filePart("a", "x")).error())
        .isEqualTo("400/20001");
    media.requireNothingLeft();
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=1-3, 206, ell, bytes 1-3/5",
    "bytes=3-, 206, lo, bytes 3-4/5",
    "bytes=-2, 206, lo, bytes 3-4/5",
    "bytes=0-99, 206, hello, bytes 0-4/5",
    "'bytes=0-0,2-3', 200, hello,",
    "lines=1-2, 200, hello,",
    "bytes=3-1, 200, hello,"
  })
  void aRangeIsSent(String range, int status, String text, String sent) {
    var answer = content(media.uploaded("hello"), Map.of("Range", range));
    assertThat(answer.status()).isEqualTo(status);
    assertThat(MediaUnderTest.text(answer)).isEqualTo(text);
    assertThat(answer.header("Content-Range")).isEqualTo(sent);
    assertThat(answer.header("Accept-Ranges")).isEqualTo("bytes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=5-", "bytes=99999999999999999999-", "bytes=-0"})
  void aRangeThatTheFileDoesNotHaveIsRefused(String range) {
    var answer = content(media.uploaded("hello"), Map.of("Range", range));
    assertThat(answer.error()).isEqualTo("416/20001");
    assertThat(answer.header("Content-Range")).isEqualTo("bytes */5");
  }

  @Test
  void aRangeOfAnotherFileIsNotSent() {
    var sid = media.uploaded("hello");
    var tag = '"' + sid + '"';
    assertThat(content(sid, Map.of("Range", "bytes=1-1", "If-Range", tag)).status()).isEqualTo(206);
    var other = content(sid, Map.of("Range", "bytes=9-", "If-Range", "\"other\""));
    assertThat(MediaUnderTest.text(other)).isEqualTo("hello");
  }

  @Test
  void whatTheClientHasIsNotSentAgain() {
    var sid = media.uploaded("hello");
    var tag = content(sid, Map.of()).header("ETag");
    var again = content(sid, Map.of("If-None-Match", "\"x\", W/" + tag));
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.header("ETag")).isEqualTo(tag);
    assertThat(content(sid, Map.of("If-None-Match", "\"x\"")).status()).isEqualTo(200);
  }

  @Test
  void headTellsTheSameWithoutRanges() {
    var sid = media.uploaded("hello");
    var ranged = Map.of("Range", "bytes=1-1");
    var head = api.send("HEAD", media.content(sid), Params.NONE, ranged);
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.content()).hasSize(5);
    assertThat(head.header("Content-Type")).isEqualTo("text/plain");
  }

  @Test
  void noBrowserShowsWhatWasUploaded() {
    var sid = media.upload("?Filename=x.html", "text/html", "<script>").text("sid");
    var answer = content(sid, Map.of());
    assertThat(answer.header("Content-Type")).isEqualTo("text/html");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Content-Disposition")).startsWith("attachment; filename=\"x.html\"");
    assertThat(answer.header("Content-Security-Policy")).isEqualTo("default-src 'none'; sandbox");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "../../../etc/passwd | attachment; filename=\".._.._.._etc_passwd\"; filename*=UTF-8''.._.._.._etc_passwd",
        "a\"; x=\"b | attachment; filename=\"a_; x=_b\"; filename*=UTF-8''a%22%3B%20x%3D%22b",
        "Zoë 👋 | attachment; filename=\"Zo_ _\"; filename*=UTF-8''Zo%C3%AB%20%F0%9F%91%8B",
      })
  void aFilenameIsKeptAndHarmless(String filename, String disposition) {
    var answer = media.upload("?" + field("Filename", filename), "text/plain", "x");
    assertThat(answer.text("filename")).isEqualTo(filename);
    assertThat(api.get(media.content(answer.text("sid"))).header("Content-Disposition"))
        .isEqualTo(disposition);
    assertThat(api.mediaFolder.resolve("..")).isDirectoryNotContaining("glob:**passwd");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Filename=a%0D%0AX:1",
        "Filename=a%00",
        "Filename=%7F",
        "Author=a%0Ab",
        "Category=x"
      })
  void aWrongLabelIsRefused(String query) {
    assertThat(media.upload("?" + query, "text/plain", "x").error()).isEqualTo("400/20001");
    media.requireNothingLeft();
  }

  @Test
  void namesOf256CharactersAreTheLongest() {
    assertThat(media.upload("?Filename=" + "a".repeat(256), "text/plain", "x").status())
        .isEqualTo(201);
    assertThat(media.upload("?Filename=" + "a".repeat(257), "text/plain", "x").error())
        .isEqualTo("400/20001");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text", "text/", "a/b/c", "text/plain\nX: 1", "text/plain; x", "te xt/plain"})
  void aWrongContentTypeIsRefused(String type) {
    assertThat(media.upload("", type, "x").error()).isEqualTo("400/50511");
    media.requireNothingLeft();
  }

  @Test
  void nothingIsUnpacked() {
    assertThat(media.upload("", Map.of("Content-Encoding", "gzip"), "x").error())
        .isEqualTo("415/20001");
    assertThat(media.upload("", Map.of("Content-Encoding", "Identity"), "x").status())
        .isEqualTo(201);
  }

  @Test
  void theLargestFileIsAcceptedAndALargerOneLeavesNothing() {
    assertThat(media.uploaded("x".repeat(BYTES_MAX))).startsWith("ME");
    api.delete(media.one(media.uploaded("x")));
    var taken = new AtomicLong();
    var endless = api.upload(media.path(), Map.of(), ByteStreams.zeros(1L << 40, taken));
    assertThat(endless.error()).isEqualTo("413/50512");
    assertThat(taken.get()).isLessThan(1 << 20);
    assertThat(form("", filePart("a", "x".repeat(BYTES_MAX + 1))).error()).isEqualTo("413/50512");
  }

  @Test
  void anAnnouncedSizeIsRefusedBeforeAByteIsRead() {
    var taken = new AtomicLong();
    var length = Map.of("Content-Length", "" + (BYTES_MAX + 1));
    assertThat(api.upload(media.path(), length, ByteStreams.zeros(BYTES_MAX + 1, taken)).error())
        .isEqualTo("413/50512");
    assertThat(taken).hasValue(0);
    media.requireNothingLeft();
  }

  @Test
  void aBodyThatEndsEarlyLeavesNothing() {
    var start = "hel".getBytes(StandardCharsets.UTF_8);
    assertThat(api.upload(media.path(), Map.of(), ByteStreams.cutAfter(start)).error())
        .isEqualTo("400/20001");
    media.requireNothingLeft();
  }

  @Test
  void whatIsNotThereIsNotFound() {
    for (var sid : List.of(UNKNOWN, "x", "IM" + "0".repeat(32))) {
      assertThat(api.get(media.one(sid)).error()).isEqualTo("404/20404");
      assertThat(api.get(media.content(sid)).error()).isEqualTo("404/20404");
      assertThat(api.delete(media.one(sid)).error()).isEqualTo("404/20404");
    }
  }

  @Test
  void otherAccountsAndServicesHaveNoPartInIt() {
    var sid = media.uploaded("x");
    var stranger = api.stranger();
    for (var method : List.of("GET", "DELETE")) {
      assertThat(api.bare(method, media.one(sid), stranger).error()).isEqualTo("404/20404");
    }
    assertThat(api.bare("GET", media.content(sid), stranger).error()).isEqualTo("404/20404");
    assertThat(api.upload(media.path(), stranger, ByteStreams.of(new byte[1], 1)).error())
        .isEqualTo("404/20404");
    var other = Chat.inNewService(api).family() + "/Media/" + sid;
    assertThat(api.get(other).error()).isEqualTo("404/20404");
    assertThat(api.bare("GET", media.content(sid), Map.of()).error()).isEqualTo("401/20003");
  }

  @Test
  void aKeyThatMayOnlyReadReads() {
    var sid = media.uploaded("x");
    var made = api.accounts.createKey(api.account.sid(), "ci", Access.READ);
    var key = Map.of("authorization", basic(made.key().sid().value(), made.secret()));
    assertThat(api.bare("GET", media.content(sid), key).status()).isEqualTo(200);
    assertThat(api.bare("HEAD", media.content(sid), key).status()).isEqualTo(200);
    var command = "{\"command\":\"get\",\"list\":[{\"media_sid\":\"" + sid + "\"}]}";
    var set = api.upload(media.path() + "Set", key, ByteStreams.of(command.getBytes(UTF_8), 99));
    assertThat(set.status()).isEqualTo(200);
    assertThat(set.body()).contains("\"code\":200");
    assertThat(api.bare("DELETE", media.one(sid), key).error()).isEqualTo("403/20403");
    assertThat(api.upload(media.path(), key, ByteStreams.of(new byte[1], 1)).error())
        .isEqualTo("403/20403");
  }

  @Test
  void aTemporaryLinkNeedsNoCredentialsUntilItExpires() {
    var link = media.temporaryLink(media.uploaded("hello"));
    assertThat(link).startsWith(ORIGIN).doesNotContain(TOKEN);
    assertThat(MediaUnderTest.text(api.bare("GET", link, Map.of()))).isEqualTo("hello");
    assertThat(api.bare("HEAD", link, Map.of()).status()).isEqualTo(200);
    assertThat(api.bare("GET", link, Map.of("Range", "bytes=1-1")).status()).isEqualTo(206);
    api.clock.advance(TemporaryLinks.VALID.minusSeconds(1));
    assertThat(api.bare("GET", link, Map.of()).status()).isEqualTo(200);
    api.clock.advance(Duration.ofSeconds(1));
    assertThat(api.bare("GET", link, Map.of()).error()).isEqualTo("403/20403");
  }

  @Test
  void aTemporaryLinkIsForItsFileUntilItsMoment() {
    var sid = media.uploaded("mine");
    var link = media.temporaryLink(sid);
    var other = media.uploaded("other");
    var signature = link.indexOf("Signature=") + "Signature=".length();
    var changed = link.charAt(signature) == 'A' ? 'B' : 'A';
    for (var tampered :
        List.of(
            link.replace(sid, other),
            link.replace("Expires=1", "Expires=2"),
            link.substring(0, signature) + changed + link.substring(signature + 1),
            link.substring(0, signature),
            link.replace(api.account.sid().value(), "AC" + "1".repeat(32)),
            link.substring(0, link.indexOf('?')),
            link.substring(0, link.indexOf('?')) + "?Expires=x&Signature=%C3%AB")) {
      assertThat(api.bare("GET", tampered, Map.of()).error()).as(tampered).isEqualTo("403/20403");
    }
  }

  @Test
  void aTemporaryLinkToADeletedFileLeadsNowhere() {
    var sid = media.uploaded("x");
    var link = media.temporaryLink(sid);
    api.delete(media.one(sid));
    assertThat(api.bare("GET", link, Map.of()).error()).isEqualTo("404/20404");
  }

  @Test
  void aSetIsAnsweredInTheOrderOfItsSids() {
    var sid = media.uploaded("x");
    var answer = set("{\"command\":\"get\",\"list\":[" + item(UNKNOWN) + "," + item(sid) + "]}");
    assertThat(answer.status()).isEqualTo(200);
    var record = api.get(media.one(sid)).body();
    assertThat(answer.body())
        .isEqualTo(
            "[{\"code\":404,\"media_record\":null},{\"code\":200,\"media_record\":"
                + record
                + "}]");
    assertThat(set("{\"command\":\"get\",\"list\":[]}").body()).isEqualTo("[]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{\"command\":\"get\"}",
        "{\"command\":\"delete\",\"list\":[]}",
        "{\"command\":\"get\",\"list\":[1]}",
        "{\"command\":\"get\",\"list\":[{}]}"
      })
  void anythingButTheCommandIsRefused(String body) {
    assertThat(set(body).error()).isEqualTo("400/20001");
  }

  @Test
  void aSetHas100FilesAtMost() {
    var items = String.join(",", Collections.nCopies(101, item(UNKNOWN)));
    assertThat(set("{\"command\":\"get\",\"list\":[" + items + "]}").error())
        .isEqualTo("400/20001");
    assertThat(set(" ".repeat(64 * 1024 + 1)).error()).isEqualTo("413/20413");
  }

  private Answer set(String body) {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    return api.upload(media.path() + "Set", Map.of(), ByteStreams.of(bytes, 7));
  }

  private static String item(String sid) {
    return "{\"media_sid\":\"" + sid + "\"}";
  }

  @Test
  void aDeletedFileIsGone() {
    var sid = media.uploaded("x");
    assertThat(api.delete(media.one(sid)).status()).isEqualTo(204);
    assertThat(api.get(media.one(sid)).error()).isEqualTo("404/20404");
    assertThat(api.delete(media.one(sid)).error()).isEqualTo("404/20404");
    assertThat(api.post(messages(), "MediaSid=" + sid).error()).isEqualTo("400/50507");
    new RemoveMedia(api.media).runOnce();
    media.requireNothingLeft();
  }

  @Test
  void aMessageHasItsFile() {
    var sid = media.upload("?Filename=a.txt", "text/plain", "hello").text("sid");
    var messages = messages();
    var message = Chat.created(api.post(messages, "MediaSid=" + sid));
    assertThat(message.json())
        .containsEntry("body", null)
        .containsEntry(
            "media",
            List.of(
                members(
                    "sid", sid, "size", 5L, "content_type", "text/plain", "filename", "a.txt")));
    var attached = api.get(media.one(sid));
    assertThat(attached.text("message_sid")).isEqualTo(message.text("sid"));
    assertThat(attached.text("channel_sid")).isEqualTo(message.text("conversation_sid"));
    assertThat(api.post(messages, "Body=b&MediaSid=" + sid).error()).isEqualTo("400/50508");
    assertThat(api.delete(media.one(sid)).error()).isEqualTo("409/20409");
    assertThat(api.post(messages + "/" + message.text("sid"), "Body=b").error())
        .isEqualTo("400/50509");
  }

  @Test
  void aMessageHasABodyBesideItsFile() {
    var sid = media.uploaded("hello");
    var messages = messages();
    var message = Chat.created(api.post(messages, "Body=Look&MediaSid=" + sid));
    assertThat(message.text("body")).isEqualTo("Look");
    assertThat(message.objects("media"))
        .singleElement()
        .satisfies(file -> assertThat(file.get("sid")).isEqualTo(sid));
    assertThat(api.get(messages + "/" + message.text("sid")).body()).isEqualTo(message.body());
  }

  @Test
  void onlyFilesOfTheServiceCanBeAttached() {
    var messages = messages();
    var family = Chat.inNewService(api).family();
    var foreign = api.upload(family + "/Media", Map.of(), ByteStreams.of(new byte[1], 1));
    for (var sid : List.of(UNKNOWN, foreign.text("sid"))) {
      assertThat(api.post(messages, "MediaSid=" + sid).error()).isEqualTo("400/50507");
    }
    assertThat(api.post(messages, "MediaSid=ME1").error()).isEqualTo("400/50510");
    assertThat(Chat.items(api.get(messages), "messages")).isEmpty();
  }

  @Test
  void aFileGoesWithItsMessage() {
    var sid = media.uploaded("x");
    var messages = messages();
    var message = Chat.created(api.post(messages, "MediaSid=" + sid)).text("sid");
    api.clock.advance(MediaLibrary.UNATTACHED_KEPT.plusSeconds(1));
    removeAll();
    assertThat(api.get(media.content(sid)).status()).isEqualTo(200);
    assertThat(api.delete(messages + "/" + message).status()).isEqualTo(204);
    assertThat(api.get(media.one(sid)).error()).isEqualTo("404/20404");
    removeAll();
    media.requireNothingLeft();
  }

  @Test
  void filesGoWithTheirConversation() {
    var sid = media.uploaded("x");
    var messages = messages();
    Chat.created(api.post(messages, "MediaSid=" + sid));
    api.delete(messages.substring(0, messages.lastIndexOf('/')));
    assertThat(api.get(media.one(sid)).error()).isEqualTo("404/20404");
    removeAll();
    media.requireNothingLeft();
  }

  @Test
  void filesGoWithTheirService() {
    var family = Chat.inNewService(api).family();
    var path = family + "/Media";
    var sid = api.upload(path, Map.of(), ByteStreams.of(new byte[1], 1)).text("sid");
    assertThat(api.delete(family).status()).isEqualTo(204);
    assertThat(api.get(path + "/" + sid).error()).isEqualTo("404/20404");
    removeAll();
    media.requireNothingLeft();
  }

  @Test
  void aFileThatNoMessageGetsIsRemovedInTheEnd() {
    var sid = media.uploaded("x");
    api.clock.advance(MediaLibrary.UNATTACHED_KEPT);
    new RemoveMedia(api.media).runOnce();
    assertThat(api.get(media.content(sid)).status()).isEqualTo(200);
    api.clock.advance(Duration.ofSeconds(1));
    new RemoveMedia(api.media).runOnce();
    assertThat(api.get(media.one(sid)).error()).isEqualTo("404/20404");
    media.requireNothingLeft();
  }
}
