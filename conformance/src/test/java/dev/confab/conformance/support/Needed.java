package dev.confab.conformance.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// What a test needs besides the repository.
public final class Needed {
  private Needed() {}

  /// Whether this is continuous integration, where nothing may be missing.
  public static boolean isAll() {
    return "true".equals(System.getenv("CI"));
  }

  /// Skips the test, with a word about it, when something is missing; in continuous integration
  /// that is a failure.
  ///
  /// @param missing says what was not tested, and why
  public static void orSkip(boolean isThere, String missing) {
    if (!isThere) {
      System.out.println(missing);
      assertThat(isAll()).as(missing).isFalse();
    }
    assumeTrue(isThere, missing);
  }
}
