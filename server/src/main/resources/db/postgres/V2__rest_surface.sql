-- Everything below accounts and services besides the conversations themselves. Lists in order of
-- creation go by sid, because sids ascend with time. Words that have no spaces are kept in one
-- column, with spaces between them.

ALTER TABLE account ADD COLUMN friendly_name TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE account ADD COLUMN inactive_timer TEXT COLLATE "C";
ALTER TABLE account ADD COLUMN closed_timer TEXT COLLATE "C";
ALTER TABLE account ADD COLUMN next_event BIGINT NOT NULL DEFAULT 0;

ALTER TABLE service ADD COLUMN next_event BIGINT NOT NULL DEFAULT 0;

-- full, or read for keys that may only read.
ALTER TABLE credential ADD COLUMN access TEXT COLLATE "C" NOT NULL DEFAULT 'full';

ALTER TABLE conversation ADD COLUMN created_by TEXT COLLATE "C" NOT NULL DEFAULT 'system';
ALTER TABLE conversation ADD COLUMN next_message BIGINT NOT NULL DEFAULT 0;
ALTER TABLE conversation ADD COLUMN next_event BIGINT NOT NULL DEFAULT 0;
ALTER TABLE conversation ADD COLUMN channel_participants INTEGER NOT NULL DEFAULT 0;

-- A conversation has a number, which is never given again: messages are found by it, because it is
-- so much shorter than a sid. Nobody looks for a number, and without an index changes cost less.
ALTER TABLE conversation ADD COLUMN number BIGINT GENERATED ALWAYS AS IDENTITY;

-- The places of conversations in lists by creation. They are apart because PostgreSQL writes to each
-- index of a row that changes, and those of conversations change with every message.
DROP INDEX conversation_created;
CREATE TABLE conversation_creation (
  number BIGINT PRIMARY KEY,
  sid TEXT COLLATE "C" NOT NULL,
  service_sid TEXT COLLATE "C" NOT NULL,
  state TEXT COLLATE "C" NOT NULL,
  date_created BIGINT NOT NULL
);
CREATE INDEX conversation_created
  ON conversation_creation (service_sid, state, date_created, sid);
INSERT INTO conversation_creation (number, sid, service_sid, state, date_created)
SELECT number, sid, service_sid, state, date_created FROM conversation;

-- Conversations whose messages are still to be removed.
CREATE TABLE deleted_conversation (
  sid TEXT COLLATE "C" PRIMARY KEY,
  number BIGINT NOT NULL,
  account_sid TEXT COLLATE "C" NOT NULL,
  service_sid TEXT COLLATE "C" NOT NULL
);

-- The number of each conversation that may have messages.
CREATE VIEW numbered_conversation AS
SELECT sid, number FROM conversation UNION ALL SELECT sid, number FROM deleted_conversation;

-- A deleted role is hidden until nobody has it.
CREATE TABLE role (
  sid TEXT COLLATE "C" PRIMARY KEY,
  account_sid TEXT COLLATE "C" NOT NULL,
  service_sid TEXT COLLATE "C" NOT NULL,
  friendly_name TEXT COLLATE "C" NOT NULL,
  type TEXT COLLATE "C" NOT NULL,
  permissions TEXT COLLATE "C" NOT NULL,
  date_created BIGINT NOT NULL,
  date_updated BIGINT NOT NULL,
  date_deleted BIGINT
);
CREATE INDEX role_list ON role (service_sid, sid);
CREATE INDEX role_deleted ON role (date_deleted, sid) WHERE date_deleted IS NOT NULL;

CREATE TABLE service_settings (
  service_sid TEXT COLLATE "C" PRIMARY KEY,
  creator_role_sid TEXT COLLATE "C" NOT NULL,
  participant_role_sid TEXT COLLATE "C" NOT NULL,
  user_role_sid TEXT COLLATE "C" NOT NULL,
  reachability_enabled INTEGER NOT NULL,
  notifications TEXT COLLATE "C"
);

-- Of whole accounts and services: the owner is either.
CREATE TABLE webhook_configuration (
  owner_sid TEXT COLLATE "C" PRIMARY KEY,
  account_sid TEXT COLLATE "C" NOT NULL,
  pre_webhook_url TEXT COLLATE "C",
  post_webhook_url TEXT COLLATE "C",
  method TEXT COLLATE "C",
  filters TEXT COLLATE "C",
  target TEXT COLLATE "C" NOT NULL
);

CREATE TABLE conversation_webhook (
  sid TEXT COLLATE "C" PRIMARY KEY,
  conversation_sid TEXT COLLATE "C" NOT NULL,
  target TEXT COLLATE "C" NOT NULL,
  url TEXT COLLATE "C",
  method TEXT COLLATE "C",
  filters TEXT COLLATE "C",
  triggers TEXT COLLATE "C",
  flow_sid TEXT COLLATE "C",
  replay_after BIGINT,
  date_created BIGINT NOT NULL,
  date_updated BIGINT NOT NULL
);
CREATE INDEX conversation_webhook_list ON conversation_webhook (conversation_sid, sid);

CREATE TABLE address_configuration (
  sid TEXT COLLATE "C" PRIMARY KEY,
  account_sid TEXT COLLATE "C" NOT NULL,
  type TEXT COLLATE "C" NOT NULL,
  address TEXT COLLATE "C" NOT NULL,
  friendly_name TEXT COLLATE "C",
  address_country TEXT COLLATE "C",
  is_enabled INTEGER NOT NULL,
  creation_type TEXT COLLATE "C" NOT NULL,
  conversation_service_sid TEXT COLLATE "C",
  webhook_url TEXT COLLATE "C",
  webhook_method TEXT COLLATE "C",
  webhook_filters TEXT COLLATE "C",
  studio_flow_sid TEXT COLLATE "C",
  studio_retry_count INTEGER,
  date_created BIGINT NOT NULL,
  date_updated BIGINT NOT NULL
);
CREATE UNIQUE INDEX address_configuration_address ON address_configuration (account_sid, address);
CREATE INDEX address_configuration_list ON address_configuration (account_sid, sid);

-- The addresses and messaging services that accounts own, if operators list them.
CREATE TABLE sender (
  account_sid TEXT COLLATE "C" NOT NULL,
  kind TEXT COLLATE "C" NOT NULL,
  sender TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (account_sid, kind, sender)
);

CREATE TABLE push_credential (
  sid TEXT COLLATE "C" PRIMARY KEY,
  account_sid TEXT COLLATE "C" NOT NULL,
  friendly_name TEXT COLLATE "C",
  type TEXT COLLATE "C" NOT NULL,
  sandbox INTEGER,
  certificate BYTEA,
  private_key BYTEA,
  api_key BYTEA,
  secret BYTEA,
  date_created BIGINT NOT NULL,
  date_updated BIGINT NOT NULL
);
CREATE INDEX push_credential_list ON push_credential (account_sid, sid);

-- The body is what messages say that are made from it, with its variables; NULL when only a vendor
-- can put it into words. Variables and types are JSON.
CREATE TABLE content (
  sid TEXT COLLATE "C" PRIMARY KEY,
  account_sid TEXT COLLATE "C" NOT NULL,
  friendly_name TEXT COLLATE "C",
  language TEXT COLLATE "C" NOT NULL,
  variables TEXT COLLATE "C" NOT NULL,
  types TEXT COLLATE "C" NOT NULL,
  body TEXT COLLATE "C",
  date_created BIGINT NOT NULL,
  date_updated BIGINT NOT NULL
);
CREATE INDEX content_list ON content (account_sid, sid);

CREATE TABLE push_binding (
  sid TEXT COLLATE "C" PRIMARY KEY,
  account_sid TEXT COLLATE "C" NOT NULL,
  service_sid TEXT COLLATE "C" NOT NULL,
  identity TEXT COLLATE "C" NOT NULL,
  type TEXT COLLATE "C" NOT NULL,
  endpoint BYTEA NOT NULL,
  credential_sid TEXT COLLATE "C",
  message_types TEXT COLLATE "C" NOT NULL,
  date_created BIGINT NOT NULL,
  date_updated BIGINT NOT NULL
);
CREATE INDEX push_binding_list ON push_binding (service_sid, sid);
CREATE INDEX push_binding_identity ON push_binding (service_sid, identity);

CREATE TABLE chat_user (
  sid TEXT COLLATE "C" PRIMARY KEY,
  account_sid TEXT COLLATE "C" NOT NULL,
  service_sid TEXT COLLATE "C" NOT NULL,
  identity TEXT COLLATE "C" NOT NULL,
  friendly_name TEXT COLLATE "C",
  attributes TEXT COLLATE "C" NOT NULL,
  role_sid TEXT COLLATE "C" NOT NULL,
  date_created BIGINT NOT NULL,
  date_updated BIGINT NOT NULL,
  next_event BIGINT NOT NULL
);
CREATE UNIQUE INDEX chat_user_identity ON chat_user (service_sid, identity);
CREATE INDEX chat_user_list ON chat_user (service_sid, sid);
CREATE INDEX chat_user_role ON chat_user (role_sid, sid);

-- Whether a participant is open may still be 1 in a closed conversation; it is not 0 in another.
CREATE TABLE participant (
  sid TEXT COLLATE "C" NOT NULL,
  account_sid TEXT COLLATE "C" NOT NULL,
  service_sid TEXT COLLATE "C" NOT NULL,
  conversation_sid TEXT COLLATE "C" NOT NULL,
  identity TEXT COLLATE "C",
  binding_type TEXT COLLATE "C",
  address TEXT COLLATE "C",
  proxy_address TEXT COLLATE "C",
  projected_address TEXT COLLATE "C",
  role_sid TEXT COLLATE "C",
  attributes TEXT COLLATE "C" NOT NULL,
  last_read_index BIGINT,
  last_read_at BIGINT,
  notification_level TEXT COLLATE "C" NOT NULL,
  date_created BIGINT NOT NULL,
  date_updated BIGINT NOT NULL,
  may_be_open INTEGER NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX participant_sid ON participant (sid);
CREATE INDEX participant_list ON participant (conversation_sid, sid);
CREATE UNIQUE INDEX participant_identity ON participant (conversation_sid, identity)
  WHERE identity IS NOT NULL;
CREATE INDEX participant_address ON participant (conversation_sid, address)
  WHERE address IS NOT NULL;
CREATE INDEX participant_of_identity ON participant (service_sid, identity, conversation_sid, sid)
  WHERE identity IS NOT NULL;
CREATE INDEX participant_of_address ON participant (service_sid, address, conversation_sid, sid)
  WHERE address IS NOT NULL;
CREATE INDEX participant_role ON participant (role_sid, sid) WHERE role_sid IS NOT NULL;
CREATE INDEX participant_open ON participant (service_sid, identity, conversation_sid)
  WHERE identity IS NOT NULL AND may_be_open = 1;
CREATE INDEX participant_group ON participant (conversation_sid, sid)
  WHERE binding_type = 'sms' AND proxy_address IS NULL;

-- Pairs in use by conversations that are not closed.
CREATE TABLE address_pair (
  account_sid TEXT COLLATE "C" NOT NULL,
  address TEXT COLLATE "C" NOT NULL,
  proxy_address TEXT COLLATE "C" NOT NULL,
  conversation_sid TEXT COLLATE "C" NOT NULL,
  participant_sid TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (account_sid, address, proxy_address)
);
CREATE INDEX address_pair_conversation ON address_pair (conversation_sid);

-- The participants of group texts that are not closed: the SHA-256 of their addresses in one
-- order, because an index takes no long texts.
CREATE TABLE group_text (
  account_sid TEXT COLLATE "C" NOT NULL,
  members_hash TEXT COLLATE "C" NOT NULL,
  conversation_sid TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (account_sid, members_hash)
);
CREATE INDEX group_text_conversation ON group_text (conversation_sid);

-- A message belongs to its conversation, which tells account and service. The place gives each
-- index once; what was deleted never comes again, because the conversation counts. The event is the
-- one that told of the message when it was added.
CREATE TABLE message (
  sid TEXT COLLATE "C" NOT NULL,
  conversation_sid TEXT COLLATE "C" NOT NULL,
  conversation_number BIGINT NOT NULL,
  message_index BIGINT NOT NULL,
  author TEXT COLLATE "C" NOT NULL,
  participant_sid TEXT COLLATE "C",
  body TEXT COLLATE "C",
  media TEXT COLLATE "C",
  attributes TEXT COLLATE "C" NOT NULL,
  subject TEXT COLLATE "C",
  content_sid TEXT COLLATE "C",
  content_variables TEXT COLLATE "C",
  receipts INTEGER NOT NULL,
  sent INTEGER NOT NULL,
  delivered INTEGER NOT NULL,
  read INTEGER NOT NULL,
  failed INTEGER NOT NULL,
  undelivered INTEGER NOT NULL,
  event_position BIGINT NOT NULL,
  date_created BIGINT NOT NULL,
  date_updated BIGINT NOT NULL
);
CREATE UNIQUE INDEX message_sid ON message (sid);
CREATE UNIQUE INDEX message_place ON message (conversation_number, message_index);

CREATE TABLE receipt (
  sid TEXT COLLATE "C" PRIMARY KEY,
  conversation_sid TEXT COLLATE "C" NOT NULL,
  message_sid TEXT COLLATE "C" NOT NULL,
  participant_sid TEXT COLLATE "C" NOT NULL,
  channel_message_sid TEXT COLLATE "C",
  status TEXT COLLATE "C",
  error_code INTEGER NOT NULL,
  date_created BIGINT NOT NULL,
  date_updated BIGINT NOT NULL
);
CREATE INDEX receipt_list ON receipt (message_sid, sid);

-- The bytes are in files. A row is there before its file and goes after it: while it is uploading or
-- deleted, nobody sees it. What has a message is not due to be removed.
CREATE TABLE media (
  sid TEXT COLLATE "C" PRIMARY KEY,
  account_sid TEXT COLLATE "C" NOT NULL,
  service_sid TEXT COLLATE "C" NOT NULL,
  state TEXT COLLATE "C" NOT NULL,
  category TEXT COLLATE "C" NOT NULL,
  filename TEXT COLLATE "C",
  content_type TEXT COLLATE "C" NOT NULL,
  size BIGINT NOT NULL,
  author TEXT COLLATE "C" NOT NULL,
  conversation_sid TEXT COLLATE "C",
  message_sid TEXT COLLATE "C",
  date_created BIGINT NOT NULL,
  date_updated BIGINT NOT NULL,
  removal_due BIGINT
);
CREATE INDEX media_service ON media (service_sid, sid);
CREATE INDEX media_message ON media (message_sid) WHERE message_sid IS NOT NULL;
CREATE INDEX media_removal ON media (removal_due, sid) WHERE removal_due IS NOT NULL;

-- The log of all changes, in the order of its positions. These are given before commits, so readers
-- must stop before the first one that a running transaction may still write. The data of an added
-- message is the message itself, for as long as that does not change; then it is written here. Until
-- then the event is also found by the message, and spares the index of the streams.
CREATE TABLE event (
  position BIGINT GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME event_position) PRIMARY KEY,
  service_sid TEXT COLLATE "C" NOT NULL,
  stream_sid TEXT COLLATE "C" NOT NULL,
  sequence BIGINT NOT NULL,
  type TEXT COLLATE "C" NOT NULL,
  source TEXT COLLATE "C" NOT NULL,
  calls_webhooks INTEGER NOT NULL,
  identity TEXT COLLATE "C",
  subject_sid TEXT COLLATE "C" NOT NULL,
  data TEXT COLLATE "C",
  date_created BIGINT NOT NULL
);
CREATE UNIQUE INDEX event_stream ON event (stream_sid, sequence) WHERE data IS NOT NULL;
CREATE INDEX event_feed ON event (service_sid, position);

-- Services that are older than roles get the default ones.
INSERT INTO role (sid, account_sid, service_sid, friendly_name, type, permissions, date_created,
  date_updated)
SELECT 'RL' || replace(CAST(gen_random_uuid() AS text), '-', ''), s.account_sid, s.sid, d.name, d.type, d.permissions,
  s.date_created, s.date_created
FROM service s
CROSS JOIN (
  SELECT 'service admin' AS name, 'service' AS type, 'addParticipant createConversation deleteAnyMessage deleteConversation editAnyMessage editAnyMessageAttributes editAnyUserInfo editConversationAttributes editConversationName joinConversation removeParticipant' AS permissions
  UNION ALL SELECT 'service user', 'service', 'createConversation joinConversation editOwnUserInfo'
  UNION ALL SELECT 'channel admin', 'conversation', 'deleteConversation removeParticipant editConversationName editConversationAttributes addParticipant sendMessage sendMediaMessage leaveConversation editAnyMessage editAnyMessageAttributes editAnyParticipantAttributes deleteAnyMessage editNotificationLevel'
  UNION ALL SELECT 'channel user', 'conversation', 'sendMessage sendMediaMessage leaveConversation editOwnMessage editOwnMessageAttributes deleteOwnMessage editNotificationLevel editOwnParticipantAttributes'
) AS d;

INSERT INTO service_settings
SELECT s.sid,
  (SELECT r.sid FROM role r WHERE r.service_sid = s.sid AND r.friendly_name = 'channel admin'),
  (SELECT r.sid FROM role r WHERE r.service_sid = s.sid AND r.friendly_name = 'channel user'),
  (SELECT r.sid FROM role r WHERE r.service_sid = s.sid AND r.friendly_name = 'service user'),
  0, NULL
FROM service s;
