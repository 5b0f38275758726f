package dev.confab.webhooks;

import dev.confab.support.ApiUnderTest;
import dev.confab.support.TestDatabases;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class PostgresSilenceTest implements SilenceContract {
  @TempDir private Path folder;
  private ApiUnderTest api;

  @BeforeEach
  void open() {
    api = new ApiUnderTest(folder, TestDatabases.postgres());
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
