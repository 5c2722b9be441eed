-- Money that holders have with a brand, and what their terms and top-ups let them use.

-- A top-up is an order that no lease owns: bought by an offer, paid by attempts, given back by
-- refunds like any other, and moved by the payment's own workflow.
alter table quotes drop constraint quotes_kind_check;
alter table quotes add constraint quotes_kind_check
  check (kind in ('START', 'RENEW', 'AUTO_RENEW', 'TOP_UP'));
alter table orders drop constraint orders_kind_check;
alter table orders add constraint orders_kind_check
  check (kind in ('START', 'RENEW', 'AUTO_RENEW', 'TOP_UP'));
alter table orders add constraint orders_top_up_is_no_leases
  check (kind <> 'TOP_UP' or owner = 'payment');
-- I4: a top-up gives its days once.
create unique index term_ledger_one_top_up on term_ledger (order_id) where kind = 'TOP_UP';

-- The balance, a row per holder and currency. It moves with the ledger's WALLET lines, in their
-- transaction, and with nothing else; whatever the code does, it is never negative.
create table wallets (
  holder_id           text not null references holders,
  currency            text not null check (currency ~ '^[A-Z]{3}$'),
  balance_minor_units bigint not null constraint wallets_never_negative
                      check (balance_minor_units >= 0),
  peak_minor_units    bigint not null,   -- the highest balance since a low one was last told
  times_told          int not null default 0,
  changed_at          timestamptz not null,       -- real time
  constraint wallets_pk primary key (holder_id, currency)
);
create index wallets_changed on wallets (changed_at);

alter table money_ledger add column holder_id text references holders;   -- of a WALLET line
alter table money_ledger add constraint money_ledger_wallet_is_somebodys
  check ((account = 'WALLET') = (holder_id is not null));
create index money_ledger_of_wallet on money_ledger (holder_id, amount_currency, seq)
  where account = 'WALLET';

-- What is owed to a holder is negative in the ledger, and a balance in the wallet.
create function move_wallet() returns trigger language plpgsql as $$
begin
  update wallets set balance_minor_units = balance_minor_units - new.amount_minor_units,
    peak_minor_units = greatest(peak_minor_units, balance_minor_units - new.amount_minor_units),
    changed_at = greatest(changed_at, new.at)
  where holder_id = new.holder_id and currency = new.amount_currency;
  if not found then
    insert into wallets (holder_id, currency, balance_minor_units, peak_minor_units, changed_at)
    values (new.holder_id, new.amount_currency, -new.amount_minor_units, -new.amount_minor_units,
      new.at)
    on conflict (holder_id, currency) do update
      set balance_minor_units = wallets.balance_minor_units - new.amount_minor_units,
        peak_minor_units =
          greatest(wallets.peak_minor_units, wallets.balance_minor_units - new.amount_minor_units),
        changed_at = greatest(wallets.changed_at, new.at);
  end if;
  return null;
end $$;
create trigger money_ledger_moves_wallet after insert on money_ledger
  for each row when (new.account = 'WALLET') execute function move_wallet();

-- What may be used: the units of a term, of an add-on or of a top-up, from a date until another.
create table allowance_buckets (
  bucket_id  text primary key,
  lease_id   text not null references leases,
  source     text not null check (source in ('TERM', 'ADD_ON', 'TOP_UP')),
  order_id   text not null references orders,
  kind       text not null check (kind in ('SMS', 'MINUTES', 'MB')),
  scope      text not null check (scope in ('DOMESTIC', 'INTERNATIONAL', 'ROAMING')),
  granted    bigint not null check (granted > 0),
  used       bigint not null default 0,
  from_date  date not null,
  until_date date not null,              -- exclusive, in the brand's zone
  constraint allowance_buckets_used check (used between 0 and granted)
);
create index allowance_buckets_by_lease on allowance_buckets (lease_id, until_date);

-- What was used, as the network reports it. Written by the API, each record once.
create table usage_records (
  lease_id  text not null references leases,
  record_id text not null,               -- the reporter's own
  kind      text not null check (kind in ('SMS', 'MINUTES', 'MB')),
  scope     text not null check (scope in ('DOMESTIC', 'INTERNATIONAL', 'ROAMING')),
  units     bigint not null check (units > 0),
  uncovered bigint not null check (uncovered between 0 and units),   -- what no bucket had left
  used_at   timestamptz not null,        -- lease time
  posted_at timestamptz not null,
  seq       bigint generated always as identity,
  constraint usage_records_pk primary key (lease_id, record_id)
);
create index usage_records_by_lease on usage_records (lease_id, seq);
create trigger usage_records_append_only before update or delete on usage_records
  for each row execute function refuse_change();
