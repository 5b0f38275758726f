package dev.confab.domain;

import java.time.Instant;

/// What only one of several servers may do at a time.
public interface LeaseTable {
  /// Takes or keeps a lease that is free, has run out, or is the holder's already.
  ///
  /// @return whether the holder has it now, until the instant given
  boolean take(String name, String holder, Instant now, Instant until);

  /// Gives a lease back, if it is the holder's.
  void release(String name, String holder);

  /// Takes a turn that ends with the transaction, and so with its server. The names of turns are
  /// there from the beginning; nobody takes them as leases.
  ///
  /// @return false when it is somebody else's
  boolean turn(String name);
}
