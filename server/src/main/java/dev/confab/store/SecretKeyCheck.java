package dev.confab.store;

import dev.confab.platform.SecretBox;
import dev.confab.store.engine.Database;
import dev.confab.store.engine.StoreUnavailable;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Finds the secret key of a database. The database keeps a sealed word, by which a wrong or lost
/// key is noticed at the start and not when the first token is to be read.
record SecretKeyCheck(Database database, StoreConfig config) {
  private static final byte[] WORD = "confab".getBytes(StandardCharsets.US_ASCII);

  private static final String INSERT =
      "INSERT INTO key_check (id, sealed) VALUES (1, ?) ON CONFLICT (id) DO NOTHING";

  private static final String SELECT = "SELECT sealed FROM key_check WHERE id = 1";

  SecretBox secrets() {
    try {
      var known = sealedWord();
      var secrets = load(known.isEmpty());
      // The key is safely on disk by now: a word without its key would lock everybody out.
      if (known.isEmpty()) {
        var sealed = secrets.seal(WORD);
        database.write(session -> session.update(INSERT, (Object) sealed));
      }
      secrets.open(sealedWord().orElseThrow());
      return secrets;
    } catch (SecretBox.WrongKey e) {
      throw new StoreUnavailable(e.getMessage(), e);
    }
  }

  private SecretBox load(boolean mayMakeKey) {
    var given = config.secretKey();
    return given == null
        ? SecretBox.fromFile(config.data().resolve("secret.key"), mayMakeKey)
        : SecretBox.fromText(given);
  }

  private Optional<byte[]> sealedWord() {
    return database.read(session -> session.find(SELECT, row -> row.getBytes(1)));
  }
}
