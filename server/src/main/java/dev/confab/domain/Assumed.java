package dev.confab.domain;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/// Marks a behaviour that no source states: we chose what keeps an existing application working.
@Documented
@Retention(RetentionPolicy.CLASS)
public @interface Assumed {
  /// What was assumed, and why.
  String value();
}
