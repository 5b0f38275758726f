package dev.confab.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The signature by which a receiver knows that a request is from us.
///
/// @param signed the exact text that was signed
/// @param value of the header `X-Twilio-Signature`
public record Signature(String signed, String value) {
  private static final String HMAC = "HmacSHA1";

  /// @param authToken of the account
  /// @param url as it is called, with the query, without user and fragment
  /// @param form the parameters of the body, each name once; none for other requests
  public static Signature of(String authToken, String url, List<Parameter> form) {
    var signed =
        form.stream()
            .sorted(Comparator.comparing(Parameter::name))
            .map(parameter -> parameter.name() + parameter.value())
            .collect(Collectors.joining("", url, ""));
    return new Signature(signed, hmac(authToken, signed));
  }

  private static String hmac(String key, String text) {
    try {
      var mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key.getBytes(UTF_8), HMAC));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + HMAC, e);
    }
  }
}
