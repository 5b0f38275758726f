package dev.confab.api;

import dev.confab.domain.ErrorCode;
import dev.confab.domain.Failure;
import dev.confab.domain.PageRequest.Cursor;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Page tokens: a cursor, signed together with the list it belongs to, so that a token that was
/// tampered with or is used on another list is refused. They stay valid as long as the key does.
public final class PageTokens {
  private static final String PREFIX = "PT";
  private static final String ALGORITHM = "HmacSHA256";
  private static final int SIGNATURE_BYTES = 10;
  private static final int HEAD_BYTES = 1 + Long.BYTES;

  /// Of two sids, which some lists are ordered by.
  private static final int SID_BYTES_MAX = 68;

  private final SecretKeySpec key;

  /// @param key at least 16 secret bytes, the same at every start
  public PageTokens(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /// @param list names the list with its account and filters
  String write(Cursor cursor, String list) {
    var sid = cursor.sid().getBytes(StandardCharsets.US_ASCII);
    var bytes = ByteBuffer.allocate(HEAD_BYTES + sid.length + SIGNATURE_BYTES);
    bytes.put((byte) (cursor.backward() ? 1 : 0)).putLong(cursor.key()).put(sid);
    var content = Arrays.copyOf(bytes.array(), HEAD_BYTES + sid.length);
    bytes.put(signature(content, list));
    return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  /// @throws Failure when the token was not made here for this list
  Cursor read(String token, String list) {
    var bytes = decode(token);
    int contentLength = bytes.length - SIGNATURE_BYTES;
    if (contentLength < HEAD_BYTES || contentLength > HEAD_BYTES + SID_BYTES_MAX) {
      throw malformed();
    }
    var content = Arrays.copyOf(bytes, contentLength);
    var signature = Arrays.copyOfRange(bytes, contentLength, bytes.length);
    if (!MessageDigest.isEqual(signature, signature(content, list))) {
      throw malformed();
    }
    var sid =
        new String(content, HEAD_BYTES, contentLength - HEAD_BYTES, StandardCharsets.US_ASCII);
    return new Cursor(content[0] == 1, ByteBuffer.wrap(content).getLong(1), sid);
  }

  private static byte[] decode(String token) {
    if (!token.startsWith(PREFIX)) {
      throw malformed();
    }
    try {
      return Base64.getUrlDecoder().decode(token.substring(PREFIX.length()));
    } catch (IllegalArgumentException _) {
      throw malformed();
    }
  }

  private byte[] signature(byte[] content, String list) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(content);
      return Arrays.copyOf(mac.doFinal(list.getBytes(StandardCharsets.UTF_8)), SIGNATURE_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }

  private static Failure malformed() {
    return new Failure(ErrorCode.INVALID_PARAMETER, "Invalid PageToken");
  }
}
