package dev.confab.cli;

import picocli.CommandLine.IVersionProvider;

/// The version that the build wrote into the jar's manifest.
final class Version implements IVersionProvider {
  static String text() {
    var version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  @Override
  public String[] getVersion() {
    return new String[] {"Confab " + text() + " on Java " + Runtime.version()};
  }
}
