-- What a message speaks of, where that decides who looks: a bank that takes money back asks about
-- payments that no order waits for any more.
alter table webhook_inbox add column topic text check (topic in ('CHARGEBACK'));

-- What banks took back, by payment.
create index money_ledger_by_payment on money_ledger (payment_id, account);
