package dev.confab.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretBoxTest {
  private static final byte[] TEXT = "a token".getBytes(UTF_8);

  @TempDir Path folder;

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

  @Test
  void interruptedMakingOfAKeyIsInNobodysWay() throws IOException {
    var file = folder.resolve("data/secret.key");
    SecretBox.fromFile(file, true);
    var leftOver = Files.move(file, folder.resolve("data/secret.key.1.tmp"));
    Files.writeString(leftOver, "AAEC");
    Files.writeString(folder.resolve("data/secret.key.tmp"), "");
    var made = SecretBox.fromFile(file, true);
    assertThat(SecretBox.fromFile(file, false).open(made.seal(TEXT))).isEqualTo(TEXT);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(leftOver).content().isEqualTo("AAEC");
  }

  @Test
  void allWhoMakeAKeyTogetherHaveTheSame() throws InterruptedException {
    var file = folder.resolve("data/secret.key");
    var keys = new ConcurrentLinkedQueue<String>();
    var threads =
        IntStream.range(0, 16)
            .mapToObj(_ ->
                Thread.startVirtualThread(() ->
                    keys.add(
                        HexFormat.of().formatHex(SecretBox.fromFile(file, true).derive("test")))))
            .toList();
    for (var thread : threads) {
      thread.join();
    }
    assertThat(keys).hasSize(16).containsOnly(keys.peek());
    assertThat(folder.resolve("data")).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void missingKeyIsNotMadeUnasked() {
    var file = folder.resolve("secret.key");
    assertThatThrownBy(() -> SecretBox.fromFile(file, false))
        .isInstanceOf(SecretBox.WrongKey.class)
        .hasMessageContaining("is missing");
    assertThat(folder).isEmptyDirectory();
  }
}
