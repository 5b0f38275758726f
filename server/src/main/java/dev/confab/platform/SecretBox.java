package dev.confab.platform;

import java.io.IOException;
import java.io.Serial;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Keeps secrets unreadable where they are stored: AES-256-GCM under one key, which lives beside
/// the database or is given at the start.
public final class SecretBox {
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] key;

  private SecretBox(byte[] key) {
    this.key = key;
  }

  /// The key is missing, malformed, or not the one that sealed. The message is one sentence for the
  /// operator.
  public static final class WrongKey extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    WrongKey(String message, @Nullable Throwable cause) {
      super(message, cause);
    }

    @Override
    public String getMessage() {
      return String.valueOf(super.getMessage());
    }
  }

  /// @param base64 of 32 bytes
  public static SecretBox fromText(String base64) {
    return new SecretBox(decoded(base64, "The given secret key"));
  }

  /// @param mayMake whether a missing file is made, with a new key that only its owner can read
  public static SecretBox fromFile(Path file, boolean mayMake) {
    if (mayMake) {
      make(file.toAbsolutePath());
    }
    try {
      return new SecretBox(decoded(Files.readString(file), "The secret key in " + file));
    } catch (NoSuchFileException e) {
      throw new WrongKey(
          "The database holds secrets, but the key that opens them is missing: %s.".formatted(file),
          e);
    } catch (IOException e) {
      throw new WrongKey("The secret key in %s cannot be read.".formatted(file), e);
    }
  }

  /// Returns when there is a file that a loss of power leaves alone, whoever made it.
  private static void make(Path file) {
    var folder = file.resolveSibling("");
    try {
      OwnerOnly.makeFolder(folder);
      if (Files.notExists(file)) {
        makeAtOnce(file);
      }
      OwnerOnly.force(folder);
    } catch (IOException e) {
      throw new WrongKey("The secret key cannot be written to %s.".formatted(file), e);
    }
  }

  /// Nobody ever sees half a key under the name of the file. A temporary file that an interrupted
  /// process left behind has a name of its own and is in nobody's way.
  private static void makeAtOnce(Path file) throws IOException {
    var folder = file.resolveSibling("");
    var temporary =
        Files.createTempFile(folder, file.getFileName() + ".", ".tmp", OwnerOnly.file(folder));
    try {
      write(temporary, Base64.getEncoder().encodeToString(random(KEY_BYTES)) + "\n");
      publish(temporary, file);
    } catch (FileAlreadyExistsException _) {
      // Another process was faster, and its key is as good.
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static void write(Path file, String text) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  /// A link, unlike an atomic move, never replaces the key of another process; but not every file
  /// system has links.
  private static void publish(Path temporary, Path file) throws IOException {
    try {
      Files.createLink(file, temporary);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (FileSystemException | UnsupportedOperationException _) {
      Files.move(temporary, file);
    }
  }

  private static byte[] decoded(String base64, String what) {
    try {
      var key = Base64.getDecoder().decode(base64.strip());
      if (key.length == KEY_BYTES) {
        return key;
      }
    } catch (IllegalArgumentException _) {
      // Not base64 at all is no better than the wrong length.
    }
    throw new WrongKey(what + " must be " + KEY_BYTES + " bytes in base64.", null);
  }

  /// Unpredictable bytes.
  public static byte[] random(int count) {
    var bytes = new byte[count];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  /// Encrypts; equal texts look different each time.
  public byte[] seal(byte[] open) {
    var nonce = random(NONCE_BYTES);
    try {
      var sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(open);
      return ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES/GCM", e);
    }
  }

  /// Decrypts what [#seal] made.
  ///
  /// @throws WrongKey when it was sealed with another key, or changed since
  public byte[] open(byte[] sealed) {
    if (sealed.length < NONCE_BYTES) {
      throw new WrongKey("What is to be opened was not sealed.", null);
    }
    try {
      return cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE_BYTES))
          .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
    } catch (AEADBadTagException e) {
      throw new WrongKey("The secret key is not the one that the database was made with.", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES/GCM", e);
    }
  }

  /// A key for another purpose, from which this one cannot be learnt.
  ///
  /// @param label names the purpose; equal labels give equal keys
  public byte[] derive(String label) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(label.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HMAC-SHA256", e);
    }
  }

  private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    return cipher;
  }
}
