-- Our messages to holders: intent, delivery, proof.
create table notices (
  notice_id           text primary key,
  lease_id            text not null references leases,
  kind                text not null,
  dedupe_key          text not null,
  state               text not null check (state in
    ('DUE', 'SENDING', 'ACCEPTED', 'BOUNCED', 'FAILED', 'SKIPPED')),
  loss                boolean not null,  -- sent at least once; all others at most once
  params              jsonb not null,
  channel             text,
  to_contact_id       text references contacts,
  message_id          text,
  accepted_at         timestamptz,
  accepted_lease_time timestamptz,
  bounced_at          timestamptz,
  tries               int not null,
  created_at          timestamptz not null,
  lease_time          timestamptz not null,
  constraint notices_once unique (lease_id, kind, dedupe_key)
);
create index notices_by_message on notices (message_id) where message_id is not null;

-- One row for each try: the proof.
create table notice_deliveries (
  notice_id  text not null references notices,
  try_no     int not null check (try_no > 0),
  channel    text not null,
  contact_id text references contacts,
  message_id text not null,
  began_at   timestamptz not null,
  result     text check (result in ('ACCEPTED', 'FAILED', 'BOUNCED')),  -- null: not known
  detail     text,
  result_at  timestamptz,
  constraint notice_deliveries_pk primary key (notice_id, try_no)
);

-- What a person must decide.
create table tasks (
  task_id   text primary key,
  lease_id  text not null references leases,
  order_id  text references orders,
  kind      text not null,
  opened_at timestamptz not null,
  due_at    timestamptz,                 -- lease time
  state     text not null check (state in ('OPEN', 'CLOSED')),
  closed_by text,
  closed_as text,
  closed_at timestamptz,
  note      text,
  constraint tasks_closed_whole check
    ((state = 'CLOSED') = (closed_by is not null and closed_as is not null and closed_at is not null))
);
create index tasks_open on tasks (opened_at, task_id) where state = 'OPEN';
create index tasks_by_lease on tasks (lease_id, opened_at);

-- Idempotency-Key, hashed. Written before anything is sent.
create table request_keys (
  client_id     text not null,
  operation     text not null,
  key_hash      text not null,
  body_hash     text not null,
  lease_id      text,
  order_id      text,
  not_after     timestamptz,
  created_at    timestamptz not null,
  answer_status int,
  answer_body   text,
  constraint request_keys_pk primary key (client_id, operation, key_hash)
);
create index request_keys_by_order on request_keys (order_id) where order_id is not null;

-- Their messages to us: verified, stored once, then only a hint.
create table webhook_inbox (
  source      text not null,
  event_id    text not null,
  payment_id  text,
  notice_id   text,
  body        bytea not null,
  received_at timestamptz not null,
  hinted_at   timestamptz,
  done_at     timestamptz,
  constraint webhook_inbox_pk primary key (source, event_id)
);
create index webhook_inbox_waiting on webhook_inbox (received_at) where done_at is null;

create table api_keys (
  key_id     text primary key,
  prefix     text not null constraint api_keys_prefix unique,
  hash       text not null check (hash ~ '^[0-9a-f]{64}$'),   -- SHA-256 of the whole key
  client_id  text not null,
  scopes     text[] not null,
  brand_ids  text[],                     -- null: every brand
  created_at timestamptz not null,
  revoked_at timestamptz
);
