package dev.confab.store;

import dev.confab.support.TestDatabases;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class PostgresTimerTest implements TimerContract {
  private final List<Stores> opened = new ArrayList<>();
  private String url;

  @BeforeEach
  void open() {
    url = TestDatabases.newPostgresUrl();
    opened.add(TestDatabases.postgres(url));
  }

  @AfterEach
  void close() {
    opened.forEach(Stores::close);
  }

  @Override
  public Stores stores() {
    return opened.getLast();
  }

  @Override
  public Stores reopened() {
    opened.removeLast().close();
    opened.add(TestDatabases.postgres(url));
    return stores();
  }

  @Override
  public Stores ofAnotherServer() {
    opened.addFirst(TestDatabases.postgres(url));
    return opened.getFirst();
  }
}
