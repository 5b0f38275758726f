-- What tells others of events, and what happens by itself.

-- The event log may be shortened: the last event that was removed, of each service that lost any.
CREATE TABLE removed_event (
  service_sid TEXT COLLATE "C" PRIMARY KEY,
  position BIGINT NOT NULL
);
-- Timers. When to look at a conversation because a timer may be due, which is never too late:
-- messages restart timers, but leave this as it is.

ALTER TABLE conversation ADD COLUMN timer_due BIGINT;
UPDATE conversation SET timer_due = least(date_inactive, date_closed)
WHERE state IN ('active', 'inactive')
  AND (date_inactive IS NOT NULL OR date_closed IS NOT NULL);
CREATE INDEX conversation_timer ON conversation (timer_due, sid) WHERE timer_due IS NOT NULL;

-- Jobs that one server at a time does: whoever is at one has its row locked.
CREATE TABLE job_turn (
  job TEXT COLLATE "C" PRIMARY KEY
);
INSERT INTO job_turn (job) VALUES ('timers');
