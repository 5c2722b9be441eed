-- What a holder keeps: confirmations, receipts, invoices, credit notes. Real time throughout.
-- Made after the commit that they speak of, never in it.

-- One row per sequence. Whoever draws a number holds it until the document is written, so that a
-- number is never lost to a rolled back transaction.
create table document_counters (
  brand_id       text not null,
  kind           text not null check (kind in ('RECEIPT', 'INVOICE', 'CREDIT_NOTE')),
  year           int not null,          -- of issued_on
  last_serial    int not null check (last_serial >= 0),
  last_issued_at timestamptz not null,  -- dates never run against the numbers
  constraint document_counters_pk primary key (brand_id, kind, year)
);

create table documents (
  document_id        text primary key,
  kind               text not null check (kind in ('CONFIRMATION', 'RECEIPT', 'INVOICE', 'CREDIT_NOTE')),
  brand_id           text not null,
  holder_id          text not null references holders,
  lease_id           text not null references leases,
  order_id           text not null references orders,
  payment_id         text references attempts,    -- null: a confirmation
  refund_id          text references refunds,     -- a credit note's
  year               int,                         -- null: a confirmation has no number
  serial             int check (serial > 0),
  number             text,
  amount_minor_units bigint not null check (amount_minor_units >= 0),
  amount_currency    text not null check (amount_currency ~ '^[A-Z]{3}$'),
  language           text not null,
  issued_at          timestamptz not null,
  issued_on          date not null,               -- in the brand's zone
  content            text not null,               -- JSON, kept to the byte
  constraint documents_number unique (brand_id, kind, year, serial),
  constraint documents_numbered check ((kind = 'CONFIRMATION') = (serial is null)
    and (serial is null) = (year is null) and (serial is null) = (number is null)),
  constraint documents_about check ((kind = 'CONFIRMATION') = (payment_id is null)
    and (kind = 'CREDIT_NOTE') = (refund_id is not null))
);
create unique index documents_one_confirmation on documents (order_id) where kind = 'CONFIRMATION';
create unique index documents_one_receipt on documents (payment_id) where kind = 'RECEIPT';
create unique index documents_one_invoice on documents (payment_id) where kind = 'INVOICE';
create unique index documents_one_credit_note on documents (refund_id) where kind = 'CREDIT_NOTE';
create index documents_by_lease on documents (lease_id, issued_at, document_id);
create index documents_by_holder on documents (holder_id, issued_at, document_id);
create index documents_by_brand on documents (brand_id, issued_at, document_id);
create trigger documents_append_only before update or delete on documents
  for each row execute function refuse_change();

-- A holder's wish for an invoice: what the receipt does not know. Written by the API.
create table invoice_requests (
  document_id  text primary key,
  payment_id   text not null references attempts constraint invoice_requests_once unique,
  order_id     text not null references orders,
  buyer_name   text not null,
  tax_id       text,
  actor        text not null,
  requested_at timestamptz not null
);
create index invoice_requests_by_time on invoice_requests (requested_at);
create trigger invoice_requests_append_only before update or delete on invoice_requests
  for each row execute function refuse_change();

-- What lately became due for a document.
create index attempts_captured on attempts (outcome_at) where state in ('PAID', 'SURPLUS');
create index refunds_done on refunds (settled_at) where state = 'DONE';
create index orders_by_time on orders (submitted_at);
