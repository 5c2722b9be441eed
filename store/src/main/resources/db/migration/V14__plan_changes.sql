-- Another plan for the rest of the running term: an order of its own kind, and a row of no days.
alter table quotes drop constraint quotes_kind_check,
  add constraint quotes_kind_check check (kind in ('START', 'RENEW', 'AUTO_RENEW', 'TOP_UP', 'CHANGE'));
alter table orders drop constraint orders_kind_check,
  add constraint orders_kind_check check (kind in ('START', 'RENEW', 'AUTO_RENEW', 'TOP_UP', 'CHANGE'));

-- I4: an order is applied once, whatever it became.
drop index term_ledger_one_application;
create unique index term_ledger_one_application on term_ledger (order_id)
  where order_id is not null and kind in ('START', 'RENEWAL', 'CHANGE');
