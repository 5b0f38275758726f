package dev.confab.support;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/// Stops what all tests share. To delete hundreds of databases takes longer than a JVM is given
/// that was told to exit.
public final class EndOfTests implements LauncherSessionListener {
  @Override
  public void launcherSessionClosed(LauncherSession session) {
    TestDatabases.stop();
  }
}
