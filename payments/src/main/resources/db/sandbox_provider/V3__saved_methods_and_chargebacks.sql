-- Methods kept for later, charges while nobody is there, and money that a bank takes back.

alter table payment add column attendance text not null default 'PRESENT';

create table saved_method (
  token        text primary key,
  save_id      text not null unique,
  save_ref     text not null unique,
  payer_id     text not null,
  method       text not null,
  source_token text not null,
  return_url   text not null,
  consent_id   text not null,
  state        text not null check (state in ('pending', 'saved', 'declined', 'forgotten')),
  created_at   timestamptz not null
);

create index saved_method_by_payer on saved_method (payer_id, created_at);

create table chargeback (
  payment_id     text primary key references payment,
  chargeback_ref text not null unique,
  state          text not null check (state in ('OPEN', 'WON', 'LOST')),
  amount_minor   bigint not null check (amount_minor > 0),
  currency       text not null,
  opened_at      timestamptz not null,
  closed_at      timestamptz,
  constraint closed_when_decided check ((state = 'OPEN') = (closed_at is null))
);

alter table ledger drop constraint ledger_kind_check;
alter table ledger add constraint ledger_kind_check
  check (kind in ('charge', 'refund', 'chargeback', 'chargeback_reversed'));
create unique index one_chargeback_per_payment on ledger (payment_id) where kind = 'chargeback';
create unique index one_reversal_per_payment on ledger (payment_id) where kind = 'chargeback_reversed';
