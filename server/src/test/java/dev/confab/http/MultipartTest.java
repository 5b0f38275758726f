package dev.confab.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.http.Multipart.Part;
import dev.confab.support.ByteStreams;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartTest {
  private static final String FIELD = "Content-Disposition: form-data; name=\"F\"\r\n\r\n";

  /// A part and its bytes, one char each.
  private record Read(Part part, String bytes) {}

  private static List<Read> read(String body, int pieceMax) {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    var form = new Multipart(ByteStreams.of(bytes, pieceMax), "b");
    var all = new ArrayList<Read>();
    for (var part = form.next(); part.isPresent(); part = form.next()) {
      var content = new ByteArrayOutputStream();
      var piece = new byte[7];
      for (int count = form.read(piece); count >= 0; count = form.read(piece)) {
        content.write(piece, 0, count);
      }
      all.add(new Read(part.get(), content.toString(StandardCharsets.UTF_8)));
    }
    return all;
  }

  /// Boundaries and headers may be cut anywhere.
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 8, 13, 100, 100_000})
  void partsArriveWholeInPiecesOfAnySize(int pieceMax) {
    var large = "--b\r\r\n-\r\n--a".repeat(3_000);
    var body =
        "before\r\n--b\r\n"
            + FIELD
            + "Grüße\r\n--b  \r\n"
            + "content-type: image/png\r\nContent-Disposition: form-data; name=Media; filename=\"a.png\"\r\n\r\n"
            + large
            + "\r\n--b\r\n"
            + FIELD
            + "\r\n--b--\r\nafter";
    assertThat(read(body, pieceMax))
        .containsExactly(
            new Read(new Part("F", null, null), "Grüße"),
            new Read(new Part("Media", "a.png", "image/png"), large),
            new Read(new Part("F", null, null), ""));
  }

  @Test
  void whatIsNotReadOfAPartIsPassedOver() {
    var body = "--b\r\n" + FIELD + "x".repeat(200_000) + "\r\n--b\r\n" + FIELD + "y\r\n--b--";
    var form = new Multipart(ByteStreams.of(body.getBytes(StandardCharsets.UTF_8), 8_192), "b");
    assertThat(form.next()).isPresent();
    assertThat(form.next()).isPresent();
    assertThat(form.read(new byte[10])).isEqualTo(1);
    assertThat(form.next()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "filename=\"a b.txt\" | a b.txt",
        "filename=\"a\\\"b.txt\" | a\"b.txt",
        "filename=\"a%22b.txt\" | a\"b.txt",
        "filename=\"a;b=c.txt\" | a;b=c.txt",
        "filename=\"C:\\\\dir\\\\x.txt\" | C:\\dir\\x.txt",
        "filename=\"Grüße 👋.txt\" | Grüße 👋.txt",
        "filename=plain.txt | plain.txt",
        "FILENAME = \"x\" | x",
        "filename*=UTF-8''Gr%C3%BC%C3%9Fe%20%26+.txt | Grüße &+.txt",
        "filename*=utf-8'de'Gr%c3%bc%c3%9fe.txt | Grüße.txt",
        "filename=\"Gr__e.txt\"; filename*=UTF-8''Gr%C3%BC%C3%9Fe.txt | Grüße.txt",
        "filename*=UTF-8''Gr%C3%BC%C3%9Fe.txt; filename=\"Gr__e.txt\" | Grüße.txt",
        "filename=a.txt; filename*=UTF-8''%C3.txt | a.txt",
        "filename=a.txt; filename*=UTF-8''%zz.txt | a.txt",
        "filename=a.txt; filename*=plain.txt | a.txt"
      })
  void filenamesAreReadAsSendersWriteThem(String parameter, String filename) {
    var body =
        "--b\r\nContent-Disposition: form-data; name=\"F\"; " + parameter + "\r\n\r\nx\r\n--b--";
    assertThat(read(body, 100).getFirst().part().filename()).isEqualTo(filename);
  }

  @ParameterizedTest
  @ValueSource(strings = {"filename*=ISO-8859-1''%FC", "filename*=UTF-8''%FC", "filename*=x"})
  void aFileWhoseNameCannotBeReadIsAFileWithoutOne(String parameter) {
    var body =
        "--b\r\nContent-Disposition: form-data; name=\"F\"; " + parameter + "\r\n\r\nx\r\n--b--";
    assertThat(read(body, 100).getFirst().part().filename()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no parts",
        "--b",
        "--b\r\n",
        "--b\r\nContent-Type: a/b\r\n\r\nx\r\n--b--",
        "--bx\r\nContent-Disposition: form-data; name=F\r\n\r\nx\r\n--b--",
        "--b\r\nContent-Disposition: form-data; name=F\r\n\r\nno end",
        "--b\r\nContent-Disposition: form-data; name=F\r\n\r\nno end\r\n--b"
      })
  void aBrokenBodyIsRefused(String body) {
    assertThatThrownBy(() -> read(body, 100)).isInstanceOf(Unreadable.class);
  }

  @Test
  void endlessHeadersAndPartsAreRefused() {
    assertThatThrownBy(() -> read("--b\r\nX: " + "a".repeat(200_000), 100))
        .hasMessageContaining("too long");
    assertThatThrownBy(() -> read("--b\r\n" + "X: a\r\n".repeat(20_000), 100))
        .hasMessageContaining("too long");
    assertThatThrownBy(() -> read("--b\r\n" + (FIELD + "\r\n--b\r\n").repeat(200), 100))
        .hasMessageContaining("parts");
  }

  @Test
  void onlyAMultipartFormHasABoundary() {
    assertThat(Multipart.boundary(null)).isEmpty();
    assertThat(Multipart.boundary("image/png; boundary=b")).isEmpty();
    assertThat(Multipart.boundary("multipart/form-data; boundary=b")).contains("b");
    assertThat(Multipart.boundary("Multipart/Form-Data;charset=x; boundary=\"b c\""))
        .contains("b c");
    assertThatThrownBy(() -> Multipart.boundary("multipart/form-data"))
        .isInstanceOf(Unreadable.class);
    assertThatThrownBy(() -> Multipart.boundary("multipart/form-data; boundary=" + "b".repeat(71)))
        .isInstanceOf(Unreadable.class);
  }
}
