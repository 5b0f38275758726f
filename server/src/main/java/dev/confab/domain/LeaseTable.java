package dev.confab.domain;

import java.time.Duration;
import java.util.Optional;

/// What only one of several servers may do at a time, for as long as it goes on renewing its right
/// to. Time is the database's: no server's clock matters.
public interface LeaseTable {
  /// Takes or keeps a lease that is free, has run out, or is the holder's already.
  ///
  /// @param length how long it is held from now on, unless it is taken again
  /// @return the term, which is higher than any before when the last holder was another; empty when
  ///   another holds it now
  Optional<Long> take(String name, String holder, Duration length);

  /// Gives a lease back, if it is the holder's.
  void release(String name, String holder);

  /// Takes a turn that ends with the transaction, and so with its server. The names of turns are
  /// there from the beginning; nobody takes them as leases.
  ///
  /// @return false when it is somebody else's
  boolean turn(String name);
}
