package dev.confab.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The signature by which a receiver knows that a request is from us.
///
/// @param signed the exact text that was signed
/// @param value of the header `X-Twilio-Signature`
public record Signature(String signed, String value) {
  private static final String HMAC = "HmacSHA1";

  /// To be copied: to find out who can do it takes as long as to do it.
  private static final Mac UNUSED = find();

  private static final Comparator<Parameter> BY_NAME = Comparator.comparing(Parameter::name);

  /// @param authToken of the account
  /// @param url as it is called, with the query, without user and fragment
  /// @param form the parameters of the body, each name once; none for other requests
  public static Signature of(String authToken, String url, List<Parameter> form) {
    var sorted = new ArrayList<>(form);
    sorted.sort(BY_NAME);
    var text = new StringBuilder(url);
    for (var parameter : sorted) {
      text.append(parameter.name()).append(parameter.value());
    }
    var signed = text.toString();
    return new Signature(signed, hmac(authToken, signed));
  }

  private static Mac find() {
    try {
      return Mac.getInstance(HMAC);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + HMAC, e);
    }
  }

  private static String hmac(String key, String text) {
    try {
      var mac = (Mac) UNUSED.clone();
      mac.init(new SecretKeySpec(key.getBytes(UTF_8), HMAC));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException | CloneNotSupportedException e) {
      throw new IllegalStateException("that of every JDK can be copied and takes any key", e);
    }
  }
}
