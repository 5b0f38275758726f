-- Text is compared by bytes, as in SQLite. Times are microseconds since the epoch. Sids ascend with
-- time, so unique indexes append.

CREATE TABLE account (
  sid TEXT COLLATE "C" PRIMARY KEY,
  auth_token BYTEA NOT NULL,
  default_service_sid TEXT COLLATE "C" NOT NULL,
  default_messaging_service_sid TEXT COLLATE "C",
  date_created BIGINT NOT NULL
);

-- Every user name that a request can come with: accounts themselves, and API keys.
CREATE TABLE credential (
  principal TEXT COLLATE "C" PRIMARY KEY,
  account_sid TEXT COLLATE "C" NOT NULL,
  friendly_name TEXT COLLATE "C" NOT NULL,
  salt BYTEA NOT NULL,
  hash BYTEA NOT NULL,
  date_created BIGINT NOT NULL
);
CREATE INDEX credential_list ON credential (account_sid, date_created, principal);

-- One row that only the right secret key opens.
CREATE TABLE key_check (
  id INTEGER PRIMARY KEY,
  sealed BYTEA NOT NULL
);

CREATE TABLE service (
  sid TEXT COLLATE "C" PRIMARY KEY,
  account_sid TEXT COLLATE "C" NOT NULL,
  friendly_name TEXT COLLATE "C" NOT NULL,
  date_created BIGINT NOT NULL,
  date_updated BIGINT NOT NULL,
  date_deleted BIGINT
);
CREATE INDEX service_list ON service (account_sid, date_created, sid) WHERE date_deleted IS NULL;
CREATE INDEX service_deleted ON service (date_deleted, sid) WHERE date_deleted IS NOT NULL;

-- A service belongs to one account, so the indexes need not begin with it. A list of all states
-- merges one scan for each: half the indexes make creates and new activity cheaper.
CREATE TABLE conversation (
  sid TEXT COLLATE "C" NOT NULL,
  account_sid TEXT COLLATE "C" NOT NULL,
  service_sid TEXT COLLATE "C" NOT NULL,
  messaging_service_sid TEXT COLLATE "C",
  friendly_name TEXT COLLATE "C",
  unique_name TEXT COLLATE "C",
  attributes TEXT COLLATE "C" NOT NULL,
  state TEXT COLLATE "C" NOT NULL,
  inactive_after BIGINT,
  closed_after BIGINT,
  date_inactive BIGINT,
  date_closed BIGINT,
  email_address TEXT COLLATE "C",
  email_name TEXT COLLATE "C",
  date_created BIGINT NOT NULL,
  date_updated BIGINT NOT NULL,
  last_activity BIGINT NOT NULL
);
CREATE UNIQUE INDEX conversation_sid ON conversation (sid);
CREATE INDEX conversation_active ON conversation (service_sid, state, last_activity, sid);
CREATE INDEX conversation_created ON conversation (service_sid, state, date_created, sid);

-- Unique names, apart from the conversations: those are found by sid only.
CREATE TABLE conversation_name (
  account_sid TEXT COLLATE "C" NOT NULL,
  service_sid TEXT COLLATE "C" NOT NULL,
  name TEXT COLLATE "C" NOT NULL,
  conversation_sid TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (account_sid, service_sid, name)
);

-- First answers to requests that may be repeated.
CREATE TABLE answer (
  account_sid TEXT COLLATE "C" NOT NULL,
  idempotency_key TEXT COLLATE "C" NOT NULL,
  fingerprint TEXT COLLATE "C" NOT NULL,
  status INTEGER NOT NULL,
  body TEXT COLLATE "C" NOT NULL,
  date_created BIGINT NOT NULL,
  PRIMARY KEY (account_sid, idempotency_key)
);
CREATE INDEX answer_date_created ON answer (date_created);
