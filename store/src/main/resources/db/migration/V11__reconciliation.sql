-- Each comparison of a provider's own list of a UTC day with our ledger. Append-only.
create table money_reconciliations (
  provider    text not null,
  day         date not null,             -- UTC, by the provider's clock
  ran_at      timestamptz not null,
  theirs      int not null,              -- rows of the provider
  ours        int not null,              -- rows of ours that lie on that day
  waiting     int not null,              -- payments that are still being looked up
  differences int not null,
  constraint money_reconciliations_pk primary key (provider, day, ran_at)
);
create trigger money_reconciliations_append_only before update or delete on money_reconciliations
  for each row execute function refuse_change();

-- What differs, once for each thing that differs, however often it is found.
create table money_differences (
  difference_id text primary key,        -- follows from provider, subject and finding
  provider      text not null,
  day           date not null,
  kind          text not null check (kind in
    ('CHARGE', 'REFUND', 'CHARGEBACK', 'CHARGEBACK_REVERSED')),
  finding       text not null check (finding in
    ('IN_OURS_ONLY', 'IN_THEIRS_ONLY', 'AMOUNT_DIFFERS', 'CURRENCY_DIFFERS')),
  payment_id    text not null,           -- no foreign key: it may not be ours
  refund_id     text,
  ours_minor_units   bigint,
  ours_currency      text,
  theirs_minor_units bigint,
  theirs_currency    text,
  lease_id      text references leases,  -- null: nobody here knows the payment
  order_id      text references orders,
  first_seen_at timestamptz not null,
  last_seen_at  timestamptz not null,
  gone_at       timestamptz              -- a later comparison of the day did not find it
);
create index money_differences_by_day on money_differences (provider, day);

-- A difference about a payment that nobody here knows belongs to no lease.
alter table tasks alter column lease_id drop not null;
-- What a task is about, where neither lease nor order says it.
alter table tasks add column subject text;
