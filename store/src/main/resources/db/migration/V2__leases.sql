-- One holder's right to one number, from reservation to the end of quarantine.
-- Columns beside the snapshot are what queries, indexes and the sweep need to see.
create table leases (
  lease_id            text primary key,
  number_id           text not null references numbers,
  holder_id           text not null references holders,
  brand_id            text not null,
  status              text not null check (status in
    ('RESERVED', 'ACTIVE', 'GRACE', 'SUSPENDED', 'QUARANTINED', 'ENDED')),
  ever_in_service     boolean not null,
  valid_until         date,              -- exclusive, in the brand's zone; null until the first term
  plan_id             text not null,
  plan_version        int not null,
  holds               text[] not null,   -- reasons of the holds that stand
  snapshot            jsonb not null,    -- every fact; only the workflow's mapper reads it
  schedule            jsonb not null,    -- instants resolved from the facts at the last commit
  next_wake           timestamptz,       -- lease time
  clock_offset_ms     bigint not null,   -- lease time minus real time; 0 but in a sandbox
  version             bigint not null check (version > 0),
  epoch               bigint not null check (epoch > 0),
  min_reader          int not null,      -- the oldest snapshot reader that reads it whole
  needs_person        boolean not null,
  cancellation_state  text not null check (cancellation_state in
    ('NONE', 'REQUESTED', 'CONFIRMED', 'EXECUTED')),
  cancellation_refunds jsonb not null,   -- frozen at CONFIRMED: [{orderId, paymentId, minorUnits, currency}]
  loss_cause          text,
  reclaimed_at        timestamptz,       -- lease time of the commit that took the number away
  quarantine_until    timestamptz,       -- lease time
  last_commit_id      text,
  created_at          timestamptz not null,
  changed_at          timestamptz not null
);
-- I2: one open lease per number, whatever the code does.
create unique index leases_one_open_per_number on leases (number_id) where status <> 'ENDED';
create index leases_by_holder on leases (holder_id, lease_id);
create index leases_open on leases (lease_id) where status <> 'ENDED';

-- I1 and I13: the end is final, and nothing older wins.
create function guard_lease() returns trigger language plpgsql as $$
begin
  if old.status = 'ENDED'
     and (new.status <> 'ENDED' or new.valid_until is distinct from old.valid_until) then
    raise exception 'an ended lease is never extended'
      using errcode = 'restrict_violation', constraint = 'leases_end_is_final';
  end if;
  if new.version < old.version or new.version > old.version + 1 or new.epoch < old.epoch then
    raise exception 'a lease moves one version at a time and its epoch never falls'
      using errcode = 'restrict_violation', constraint = 'leases_only_forward';
  end if;
  return new;
end $$;
create trigger leases_guard before update on leases
  for each row execute function guard_lease();

-- Every decision that was written, so that the same decision sent twice is written once.
create table lease_commits (
  lease_id  text not null references leases,
  commit_id text not null,
  version   bigint not null,
  epoch     bigint not null,
  at        timestamptz not null,
  constraint lease_commits_pk primary key (lease_id, version),
  constraint lease_commits_id unique (lease_id, commit_id)
);
create trigger lease_commits_append_only before update or delete on lease_commits
  for each row execute function refuse_change();

-- Why everything happened. Append-only (I12).
create table audit (
  seq            bigint generated always as identity primary key,
  audit_id       text not null constraint audit_id unique,
  lease_id       text not null references leases,
  version        bigint not null,        -- the version this decision made
  stimulus_id    text not null,
  stimulus       text not null,
  actor          text not null,          -- opaque, never a name
  reason         text,
  policy_version text not null,
  before_status  text,                   -- null: the lease began
  after_status   text not null,
  before_facts   jsonb not null,
  after_facts    jsonb not null,
  due_at         timestamptz,            -- lease time at which it should have happened
  done_at        timestamptz not null,   -- lease time at which it was decided
  at             timestamptz not null,   -- real time
  note           text
);
create index audit_by_lease on audit (lease_id, seq);
create trigger audit_append_only before update or delete on audit
  for each row execute function refuse_change();

-- Secrets that open one page once. Only hashes are kept (I15). Lease time.
create table one_time_links (
  link_id    text primary key,
  token_hash text not null constraint one_time_links_token unique
             check (token_hash ~ '^[0-9a-f]{64}$'),
  lease_id   text not null references leases,
  purpose    text not null,
  expires_at timestamptz not null,
  used_at    timestamptz,
  dead_at    timestamptz,                -- replaced by a newer one or withdrawn
  constraint one_time_links_in_time check (used_at is null or used_at < expires_at)
);
create index one_time_links_by_lease on one_time_links (lease_id, purpose);
