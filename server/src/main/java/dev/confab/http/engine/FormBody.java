package dev.confab.http.engine;

import dev.confab.http.Params;
import dev.confab.http.Unreadable;
import dev.confab.http.UrlEncoding;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.multipart.Attribute;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.HttpPostMultipartRequestDecoder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a body that is a form, in either of its two encodings.
final class FormBody {
  private static final String URL_ENCODED = "application/x-www-form-urlencoded";
  private static final String MULTIPART = "multipart/form-data";
  private static final Pattern BOUNDARY =
      Pattern.compile(";\\s*boundary=\"?[^\";\\s]", Pattern.CASE_INSENSITIVE);

  /// Never on disk: a body that got here is small.
  private static final DefaultHttpDataFactory IN_MEMORY =
      new DefaultHttpDataFactory(false, StandardCharsets.UTF_8);

  private FormBody() {}

  /// @return `null` when the body is of another type; a body without a type is taken for a form
  static @Nullable Params read(@Nullable String contentType, byte[] body) {
    if (body.length == 0) {
      return Params.NONE;
    }
    if (contentType == null || contentType.isBlank() || hasType(contentType, URL_ENCODED)) {
      // One char a byte: the decoder puts the bytes together again.
      return UrlEncoding.params(new String(body, StandardCharsets.ISO_8859_1));
    }
    return hasType(contentType, MULTIPART) ? multipart(contentType, body) : null;
  }

  private static Params multipart(String contentType, byte[] body) {
    if (!BOUNDARY.matcher(contentType).find()) {
      throw new Unreadable(400, "Malformed multipart body: no boundary");
    }
    var whole =
        new DefaultFullHttpRequest(
            HttpVersion.HTTP_1_1, HttpMethod.POST, "/", Unpooled.wrappedBuffer(body));
    whole.headers().set(HttpHeaderNames.CONTENT_TYPE, contentType);
    HttpPostMultipartRequestDecoder decoder = null;
    try {
      decoder = new HttpPostMultipartRequestDecoder(IN_MEMORY, whole, StandardCharsets.UTF_8);
      return fields(decoder);
    } catch (DecoderException | IllegalArgumentException | IOException e) {
      throw new Unreadable(400, "Malformed multipart body");
    } finally {
      if (decoder != null) {
        decoder.destroy();
      }
    }
  }

  /// A form has fields; files among them are not taken.
  private static Params fields(HttpPostMultipartRequestDecoder decoder) throws IOException {
    var params = new Params.Builder();
    var all = decoder.getBodyHttpDatas();
    if (all.isEmpty()) {
      throw new Unreadable(400, "Multipart body without a field");
    }
    for (var data : all) {
      if (data instanceof Attribute attribute) {
        params.add(attribute.getName(), UrlEncoding.utf8(ByteBuffer.wrap(attribute.get())));
      }
    }
    return params.build();
  }

  private static boolean hasType(String contentType, String type) {
    var lower = contentType.strip().toLowerCase(Locale.ROOT);
    return lower.startsWith(type)
        && (lower.length() == type.length() || " ;,".indexOf(lower.charAt(type.length())) >= 0);
  }
}
