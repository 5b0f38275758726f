package dev.confab.webhooks;

import dev.confab.support.ApiUnderTest;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteSilenceTest implements SilenceContract {
  @TempDir private Path folder;
  private ApiUnderTest api;

  @BeforeEach
  void open() {
    api = new ApiUnderTest(folder);
  }

  @AfterEach
  void close() {
    api.close();
  }

  @Override
  public ApiUnderTest api() {
    return api;
  }
}
