-- What tells others of events, and what happens by itself.

-- The event log may be shortened: the last event that was removed, of each service that lost any.
CREATE TABLE removed_event (
  service_sid TEXT COLLATE "C" PRIMARY KEY,
  position BIGINT NOT NULL
);
