package dev.confab.client;

import org.jspecify.annotations.Nullable;

/// How the client introduces itself.
final class UserAgent {
  private UserAgent() {}

  static String of(@Nullable String extension) {
    var text =
        "confab-java/%s (Java %s; %s %s)"
            .formatted(
                version(),
                System.getProperty("java.version"),
                System.getProperty("os.name"),
                System.getProperty("os.arch"));
    return extension == null ? text : text + " " + extension;
  }

  private static String version() {
    var module = UserAgent.class.getModule().getDescriptor();
    if (module != null && module.rawVersion().isPresent()) {
      return module.rawVersion().get();
    }
    var manifest = UserAgent.class.getPackage().getImplementationVersion();
    return manifest == null ? "dev" : manifest;
  }
}
