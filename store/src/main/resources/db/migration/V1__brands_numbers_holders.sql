-- Conventions of every table here.
--   timestamptz   an instant of real time, unless its name says lease: a sandbox lease has a moved
--                 clock, so rows about money and audit carry lease_time beside the real instant.
--   *_minor_units an amount in minor units (cents, yen) of the ISO 4217 code in *_currency.
--   date          a calendar date in the brand's zone; "until" is exclusive.
-- Instants are always passed in. No rule reads SQL now().

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: % refused', tg_table_name, tg_op
    using errcode = 'restrict_violation', constraint = tg_table_name || '_append_only';
end $$;

-- One row for each content a brand file ever had. Immutable.
create table brand_versions (
  brand_id  text not null,
  version   int not null check (version > 0),
  sandbox   boolean not null,            -- only a sandbox brand's leases may move their clock
  zone      text not null,               -- IANA zone whose midnight begins a date
  content   jsonb not null,
  loaded_at timestamptz not null,
  constraint brand_versions_pk primary key (brand_id, version)
);
create trigger brand_versions_append_only before update or delete on brand_versions
  for each row execute function refuse_change();

-- One row for each content a plan ever had, its periods resolved. Immutable: terms pin them.
create table plan_versions (
  brand_id  text not null,
  plan_id   text not null,
  version   int not null check (version > 0),
  content   jsonb not null,
  loaded_at timestamptz not null,
  constraint plan_versions_pk primary key (brand_id, plan_id, version)
);
create trigger plan_versions_append_only before update or delete on plan_versions
  for each row execute function refuse_change();

-- One switch per brand and kind. Read under a share lock by the commit of a loss.
create table brakes (
  brand_id   text not null,
  kind       text not null check (kind in ('RECLAIM', 'CHARGE', 'MESSAGE')),
  is_on      boolean not null,
  actor      text not null,
  reason     text not null,
  changed_at timestamptz not null,
  lifted_at  timestamptz,                -- when it was last switched off
  constraint brakes_pk primary key (brand_id, kind)
);

create table holders (
  holder_id    text primary key,
  brand_id     text not null,
  display_name text not null,
  locale       text not null,            -- BCP 47
  zone         text,                     -- IANA zone, for display only
  created_at   timestamptz not null
);

create table contacts (
  contact_id   text primary key,
  holder_id    text not null references holders,
  kind         text not null check (kind in ('MAIL', 'SMS')),
  value        text not null,            -- an address, or E.164
  verified     boolean not null,
  created_at   timestamptz not null,
  constraint contacts_one_of_a_value unique (holder_id, kind, value)
);

-- The inventory. Its state changes only with an adopt or a commit of its lease.
create table numbers (
  number_id    text primary key,
  e164         text not null constraint numbers_e164 unique,
  iccid        text constraint numbers_iccid unique,
  brand_id     text not null,
  country      text not null check (country ~ '^[A-Z]{2}$'),   -- ISO 3166-1 alpha-2
  capabilities text[] not null,
  state        text not null check (state in
    ('AVAILABLE', 'RESERVED', 'LEASED', 'QUARANTINED', 'WITHDRAWN', 'PORTED_OUT')),
  state_since  timestamptz not null
);
-- The longest free first.
create index numbers_free on numbers (brand_id, country, state_since, number_id)
  where state = 'AVAILABLE';

-- Which card carried a number, since when.
create table iccid_history (
  number_id text not null references numbers,
  iccid     text not null,
  from_time timestamptz not null,
  actor     text not null,
  constraint iccid_history_pk primary key (number_id, from_time)
);
