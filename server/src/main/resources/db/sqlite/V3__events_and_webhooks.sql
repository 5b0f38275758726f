-- What tells others of events, and what happens by itself.

-- The event log may be shortened: the last event that was removed, of each service that lost any.
CREATE TABLE removed_event (
  service_sid TEXT PRIMARY KEY,
  position BIGINT NOT NULL
) WITHOUT ROWID;

-- Cursors are of one epoch of the log. Another one begins when the database was restored to an
-- earlier state: it gives positions again then that somebody may have read.
CREATE TABLE event_epoch (
  epoch INTEGER NOT NULL
);
INSERT INTO event_epoch (epoch) VALUES (abs(random() % 2147483647));

-- Timers

-- When to look at a conversation because a timer may be due, which is never too late: messages
-- restart timers, but leave this as it is.
ALTER TABLE conversation ADD COLUMN next_look BIGINT;
UPDATE conversation
SET next_look = coalesce(min(date_inactive, date_closed), date_inactive, date_closed)
WHERE state IN ('active', 'inactive')
  AND (date_inactive IS NOT NULL OR date_closed IS NOT NULL);
CREATE INDEX conversation_next_look ON conversation (next_look, sid) WHERE next_look IS NOT NULL;

-- Webhooks of conversations

-- A webhook hears of the events of its conversation between those that told of itself. When the
-- last of them is planned, it has ended; it is kept for as long as its deliveries may be wanted. The
-- replay position is that behind which it is still to be told what was there before it.
ALTER TABLE conversation_webhook ADD COLUMN first_event BIGINT NOT NULL DEFAULT 0;
ALTER TABLE conversation_webhook ADD COLUMN last_event BIGINT;
ALTER TABLE conversation_webhook ADD COLUMN replay_position BIGINT;
ALTER TABLE conversation_webhook ADD COLUMN date_ended BIGINT;
DROP INDEX conversation_webhook_list;
CREATE INDEX conversation_webhook_list ON conversation_webhook (conversation_sid, sid)
  WHERE date_ended IS NULL;
CREATE INDEX conversation_webhook_replay ON conversation_webhook (sid)
  WHERE replay_position IS NOT NULL;
CREATE INDEX conversation_webhook_ended ON conversation_webhook (date_ended)
  WHERE date_ended IS NOT NULL;

-- Who is told of events: whether there is anybody is asked all the time.
CREATE INDEX webhook_configuration_told ON webhook_configuration (owner_sid)
  WHERE post_webhook_url <> '';

-- Deliveries of webhooks

-- Whoever acts on each event once. What happened before there were deliveries is told to nobody.
CREATE TABLE log_reader (
  name TEXT PRIMARY KEY,
  position BIGINT NOT NULL,
  version BIGINT NOT NULL
);
INSERT INTO log_reader SELECT 'webhooks', coalesce(max(position), 0), 0 FROM event;

-- The webhook is the sid of an account, a service, or a webhook of a conversation. Parameters are a
-- form, attempts are JSON; both are long and stand behind what is looked at most. The version counts
-- the changes of a row. The lane is a number made of the stream and the webhook, which others may
-- have as well.
CREATE TABLE webhook_delivery (
  sid TEXT NOT NULL,
  account_sid TEXT NOT NULL,
  service_sid TEXT NOT NULL,
  webhook_sid TEXT NOT NULL,
  position BIGINT NOT NULL,
  stream_sid TEXT NOT NULL,
  sequence BIGINT NOT NULL,
  type TEXT NOT NULL,
  date_event BIGINT NOT NULL,
  date_created BIGINT NOT NULL,
  state TEXT NOT NULL,
  version BIGINT NOT NULL,
  lane INTEGER NOT NULL,
  tries INTEGER NOT NULL,
  tries_max INTEGER NOT NULL,
  due BIGINT NOT NULL,
  date_expires BIGINT NOT NULL,
  date_ended BIGINT,
  attempts TEXT NOT NULL,
  parameters TEXT NOT NULL
);
-- All of them are in the first index only. The second has what has failed. The others have what is
-- open, which is little as a rule, in the order of each webhook, and the next in each lane at once,
-- however many wait for the same receiver. Every delivery comes into these and leaves them again, so
-- their entries are short.
CREATE UNIQUE INDEX webhook_delivery_list ON webhook_delivery (service_sid, sid);
CREATE INDEX webhook_delivery_unsuccessful ON webhook_delivery (service_sid, state, sid)
  WHERE state <> 'open' AND state <> 'delivered';
CREATE UNIQUE INDEX webhook_delivery_open ON webhook_delivery (webhook_sid, position)
  WHERE state = 'open';
CREATE INDEX webhook_delivery_lane ON webhook_delivery (lane, position)
  WHERE state = 'open';

-- Notes for whoever sends: webhooks of which deliveries were opened again.
CREATE TABLE webhook_renewal (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  webhook_sid TEXT NOT NULL
);

CREATE TABLE webhook_settings (
  service_sid TEXT PRIMARY KEY,
  account_sid TEXT NOT NULL,
  attempts_max INTEGER NOT NULL,
  age_max BIGINT NOT NULL
);

-- Where the events of a service are sent as CloudEvents.
CREATE TABLE event_sink (
  service_sid TEXT PRIMARY KEY,
  account_sid TEXT NOT NULL,
  url TEXT NOT NULL,
  batch_max INTEGER NOT NULL
);

-- What only one of several servers does at a time, until a date of the database's own clock. The
-- term grows with each change of the holder.
CREATE TABLE lease (
  name TEXT PRIMARY KEY,
  holder TEXT NOT NULL,
  term BIGINT NOT NULL DEFAULT 0,
  date_until BIGINT NOT NULL
);

-- Whoever fires timers, or forgets deliveries, has its row locked.
INSERT INTO lease (name, holder, date_until) VALUES ('timers', '', 0), ('deliveries', '', 0);
