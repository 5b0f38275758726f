package dev.confab.support;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import dev.confab.platform.Logging;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hears what the server logs as a warning or an error, and of threads that end by an exception.
public final class Alarms extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private final List<String> heard = new CopyOnWriteArrayList<>();

  private Alarms() {}

  public static Alarms listen() {
    Logging.start("warn", Logging.Format.TEXT);
    var alarms = new Alarms();
    var context = (LoggerContext) LoggerFactory.getILoggerFactory();
    alarms.setContext(context);
    alarms.start();
    context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(alarms);
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, thrown) -> alarms.heard.add(thread.getName() + ": " + thrown));
    return alarms;
  }

  public List<String> heard() {
    return heard;
  }

  @Override
  protected void append(ILoggingEvent event) {
    var thrown = event.getThrowableProxy();
    heard.add(
        event.getLevel()
            + " "
            + event.getFormattedMessage()
            + (thrown == null ? "" : "\n" + ThrowableProxyUtil.asString(thrown)));
  }

  @Override
  public void close() {
    Thread.setDefaultUncaughtExceptionHandler(null);
    stop();
  }
}
