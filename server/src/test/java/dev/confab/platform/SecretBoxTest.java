package dev.confab.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;

class SecretBoxTest {
  private static final byte[] TEXT = "a token".getBytes(UTF_8);

  private final SecretBox box = box(1);

  private static SecretBox box(int seed) {
    var key = new byte[32];
    key[0] = (byte) seed;
    return SecretBox.fromText(Base64.getEncoder().encodeToString(key));
  }

  @Test
  void whatIsSealedOpensAgain() {
    assertThat(box.open(box.seal(TEXT))).isEqualTo(TEXT);
    assertThat(box.open(box.seal(new byte[0]))).isEmpty();
  }

  @Test
  void sealedTextsLookDifferentEachTime() {
    assertThat(box.seal(TEXT)).isNotEqualTo(box.seal(TEXT)).isNotEqualTo(TEXT);
  }

  @Test
  void anotherKeyDoesNotOpen() {
    var sealed = box.seal(TEXT);
    assertThatThrownBy(() -> box(2).open(sealed)).isInstanceOf(SecretBox.WrongKey.class);
  }

  @Test
  void whatWasChangedDoesNotOpen() {
    var sealed = box.seal(TEXT);
    for (int i = 0; i < sealed.length; i++) {
      var changed = sealed.clone();
      changed[i] ^= 1;
      assertThatThrownBy(() -> box.open(changed)).isInstanceOf(SecretBox.WrongKey.class);
    }
    assertThatThrownBy(() -> box.open(new byte[5])).isInstanceOf(SecretBox.WrongKey.class);
  }

  @Test
  void derivedKeysDependOnKeyAndLabel() {
    assertThat(box.derive("pages"))
        .hasSize(32)
        .isEqualTo(box(1).derive("pages"))
        .isNotEqualTo(box.derive("other"))
        .isNotEqualTo(box(2).derive("pages"));
  }

  @Test
  void malformedKeysAreRefused() {
    for (var text : new String[] {"", "short", "not base64 at all!", "AAAA"}) {
      assertThatThrownBy(() -> SecretBox.fromText(text))
          .isInstanceOf(SecretBox.WrongKey.class)
          .hasMessage("The given secret key must be 32 bytes in base64.");
    }
  }
}
