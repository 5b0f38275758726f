package dev.confab.domain;

import dev.confab.domain.sid.SidSequence;
import java.time.InstantSource;

/// The rules of everything, over one store.
public record Rules(Services services, Conversations conversations) {
  public static Rules over(Store store, SidSequence sids, InstantSource clock) {
    return new Rules(new Services(store, sids, clock), new Conversations(store, sids, clock));
  }
}
