-- Three leases in good order: one active, one reclaimed and in quarantine, one cancelled and ended.
insert into brand_versions values ('tnt', 1, true, 'Asia/Shanghai', '{}', '2026-01-01Z');
insert into plan_versions values ('tnt', 'monthly', 1,
  '{"periods": {"quarantineDays": 90, "stackingCapMonths": 24}}', '2026-01-01Z');
insert into holders values ('hol_1', 'tnt', 'Ada', 'en', null, '2026-01-01Z');
insert into numbers values
  ('num_1', '+12025550101', null, 'tnt', 'US', '{SMS_IN}', 'LEASED', '2026-01-01Z'),
  ('num_2', '+12025550102', null, 'tnt', 'US', '{SMS_IN}', 'QUARANTINED', '2026-03-20Z'),
  ('num_3', '+12025550103', null, 'tnt', 'US', '{SMS_IN}', 'AVAILABLE', '2026-05-20Z');

insert into leases (lease_id, number_id, holder_id, brand_id, status, ever_in_service, valid_until,
  plan_id, plan_version, holds, snapshot, schedule, clock_offset_ms, version, epoch, min_reader,
  needs_person, cancellation_state, cancellation_refunds, loss_cause, reclaimed_at,
  quarantine_until, created_at, changed_at)
select 'lea_' || i, 'num_' || i, 'hol_1', 'tnt', 'ACTIVE', true, '2026-02-01', 'monthly', 1, '{}',
  '{}', '[]', 0, 2, 1, 1, false, 'NONE', '[]', null, null, null, '2026-01-01Z', '2026-01-01Z'
from generate_series(1, 3) i;
update leases set status = 'QUARANTINED', loss_cause = 'RECLAIMED', version = 3,
  reclaimed_at = '2026-03-20Z', quarantine_until = '2026-06-18Z' where lease_id = 'lea_2';
update leases set status = 'ENDED', loss_cause = 'CANCELLED', version = 3,
  cancellation_state = 'EXECUTED', reclaimed_at = '2026-01-20Z', quarantine_until = '2026-04-20Z',
  cancellation_refunds = '[{"orderId": "ord_3", "paymentId": "pay_3", "minorUnits": 400,
    "currency": "USD"}]' where lease_id = 'lea_3';

insert into lease_commits select 'lea_' || i, 'c' || v, v, 1, '2026-01-01Z'
from generate_series(1, 3) i, generate_series(1, 3) v where i > 1 or v < 3;
insert into audit (audit_id, lease_id, version, stimulus_id, stimulus, actor, policy_version,
  before_status, after_status, before_facts, after_facts, due_at, done_at, at)
select 'aud_' || i || '_' || v, 'lea_' || i, v, 's' || v, 'X', 'SYSTEM:keepline', 'monthly@1',
  null, 'ACTIVE', '{}', '{}', null, '2026-01-01Z', '2026-01-01Z'
from generate_series(1, 3) i, generate_series(1, 2) v;
insert into audit (audit_id, lease_id, version, stimulus_id, stimulus, actor, policy_version,
  before_status, after_status, before_facts, after_facts, due_at, done_at, at) values
  ('aud_lost', 'lea_2', 3, 's', 'RECLAIM', 'SYSTEM:keepline', 'monthly@1', 'SUSPENDED',
    'QUARANTINED', '{}', '{}', '2026-03-20Z', '2026-03-20Z', '2026-03-20Z'),
  ('aud_end', 'lea_3', 3, 's', 'QUARANTINE_END', 'SYSTEM:keepline', 'monthly@1', 'QUARANTINED',
    'ENDED', '{}', '{}', '2026-04-20Z', '2026-04-20Z', '2026-04-20Z');

insert into quotes (quote_id, kind, brand_id, holder_id, plan_id, plan_version, terms, lines,
  total_minor_units, total_currency, method, band, new_valid_until, expires_at, created_at, content)
select 'quo_' || i, 'START', 'tnt', 'hol_1', 'monthly', 1, 1, '[]', 1200, 'USD', 'CARD',
  'RESERVED', '2026-02-01', '2026-01-02Z', '2026-01-01Z', '{}' from generate_series(1, 3) i;
insert into orders (order_id, lease_id, quote_id, request_id, kind, state, owner,
  total_minor_units, total_currency, method, submitted_at, submitted_at_lease, state_since,
  applied_valid_until)
select 'ord_' || i, 'lea_' || i, 'quo_' || i, 'req_' || i, 'START', 'APPLIED', 'lease', 1200,
  'USD', 'CARD', '2026-01-01Z', '2026-01-01Z', '2026-01-01Z', '2026-02-01'
from generate_series(1, 3) i;
insert into attempts (payment_id, order_id, attempt_no, method, provider, state,
  amount_minor_units, amount_currency, captured_minor_units, captured_currency, created_at,
  outcome_at)
select 'pay_' || i, 'ord_' || i, 1, 'CARD', 'sandbox', 'PAID', 1200, 'USD', 1200, 'USD',
  '2026-01-01Z', '2026-01-01Z' from generate_series(1, 3) i;
insert into term_ledger (entry_id, lease_id, kind, order_id, from_date, to_date,
  valid_until_before, valid_until_after, days, actor, cause, at, lease_time)
select 'trm_' || i, 'lea_' || i, 'START', 'ord_' || i, '2026-01-01', '2026-02-01', null,
  '2026-02-01', 31, 'HOLDER:hol_1', 'paid', '2026-01-01Z', '2026-01-01Z'
from generate_series(1, 3) i;
insert into money_ledger (posting_id, line_no, account, order_id, payment_id, amount_minor_units,
  amount_currency, at, lease_time, cause)
select p || '_' || i, l, a, 'ord_' || i, 'pay_' || i, m, 'USD', '2026-01-01Z', '2026-01-01Z', p
from generate_series(1, 3) i, (values ('captured', 1, 'PROVIDER', 1200),
  ('captured', 2, 'CLEARING', -1200), ('applied', 1, 'CLEARING', 1200),
  ('applied', 2, 'REVENUE', -1200)) v(p, l, a, m);
insert into refunds values ('rfd_3', 'ord_3', 'pay_3', 400, 'USD', 'CANCELLATION', 'DONE',
  'ref_3', '2026-01-20Z', '2026-01-20Z', '2026-01-20Z');
insert into money_ledger (posting_id, line_no, account, order_id, payment_id, amount_minor_units,
  amount_currency, at, lease_time, cause) values
  ('refunded_3', 1, 'REVENUE', 'ord_3', 'pay_3', 400, 'USD', '2026-01-20Z', '2026-01-20Z', 'x'),
  ('refunded_3', 2, 'PROVIDER', 'ord_3', 'pay_3', -400, 'USD', '2026-01-20Z', '2026-01-20Z', 'x');

insert into notices (notice_id, lease_id, kind, dedupe_key, state, loss, params, channel,
  message_id, accepted_at, accepted_lease_time, tries, created_at, lease_time) values
  ('ntc_final', 'lea_2', 'FINAL_NOTICE', '2026-02-01/2026-02-16/', 'ACCEPTED', true, '{}', 'MAIL',
    'm1', '2026-03-15Z', '2026-03-15Z', 1, '2026-03-15Z', '2026-03-15Z'),
  ('ntc_receipt', 'lea_1', 'RECEIPT', 'ord_1', 'ACCEPTED', false, '{}', 'MAIL',
    'm2', '2026-01-01Z', '2026-01-01Z', 1, '2026-01-01Z', '2026-01-01Z');
insert into notice_deliveries values
  ('ntc_final', 1, 'MAIL', null, 'm1', '2026-03-15Z', 'ACCEPTED', null, '2026-03-15Z'),
  ('ntc_receipt', 1, 'MAIL', null, 'm2', '2026-01-01Z', 'ACCEPTED', null, '2026-01-01Z');
insert into one_time_links values
  ('lnk_3', repeat('a', 64), 'lea_3', 'CANCEL', '2026-01-20Z', '2026-01-19Z', null);

insert into document_counters values ('tnt', 'RECEIPT', 2026, 3, '2026-01-01Z'),
  ('tnt', 'CREDIT_NOTE', 2026, 1, '2026-01-20Z');
insert into documents (document_id, kind, brand_id, holder_id, lease_id, order_id, payment_id,
  year, serial, number, amount_minor_units, amount_currency, language, issued_at, issued_on,
  content)
select 'rcp_' || i, 'RECEIPT', 'tnt', 'hol_1', 'lea_' || i, 'ord_' || i, 'pay_' || i, 2026, i,
  'TNT-R-2026-00000' || i, 1200, 'USD', 'en', timestamptz '2026-01-01Z', date '2026-01-01', '{}'
from generate_series(1, 3) i
union all
select 'cnf_' || i, 'CONFIRMATION', 'tnt', 'hol_1', 'lea_' || i, 'ord_' || i, null, null, null,
  null, 1200, 'USD', 'en', '2026-01-01Z', '2026-01-01', '{}' from generate_series(1, 3) i;
insert into documents values ('crn_3', 'CREDIT_NOTE', 'tnt', 'hol_1', 'lea_3', 'ord_3', 'pay_3',
  'rfd_3', 2026, 1, 'TNT-C-2026-000001', 400, 'USD', 'en', '2026-01-20Z', '2026-01-20', '{}');

-- A top-up that the first lease took, and what was used of it.
insert into quotes (quote_id, lease_id, kind, brand_id, holder_id, plan_id, plan_version, terms,
  lines, total_minor_units, total_currency, method, band, new_valid_until, expires_at, created_at,
  content)
values ('quo_t', 'lea_1', 'TOP_UP', 'tnt', 'hol_1', 'monthly', 1, 1, '[]', 500, 'USD', 'CARD',
  'ACTIVE', '2026-02-01', '2026-01-02Z', '2026-01-01Z',
  '{"topUp": {"days": 0, "credit": {"minorUnits": 300, "currency": "USD"}, "units": [{}]}}');
insert into orders (order_id, lease_id, quote_id, request_id, kind, state, owner,
  total_minor_units, total_currency, method, submitted_at, submitted_at_lease, state_since,
  applied_valid_until)
values ('ord_t', 'lea_1', 'quo_t', 'req_t', 'TOP_UP', 'APPLIED', 'payment', 500, 'USD', 'CARD',
  '2026-01-01Z', '2026-01-01Z', '2026-01-01Z', '2026-02-01');
insert into attempts (payment_id, order_id, attempt_no, method, provider, state,
  amount_minor_units, amount_currency, captured_minor_units, captured_currency, created_at,
  outcome_at)
values ('pay_t', 'ord_t', 1, 'CARD', 'sandbox', 'PAID', 500, 'USD', 500, 'USD', '2026-01-01Z',
  '2026-01-01Z');
insert into money_ledger (posting_id, line_no, account, order_id, payment_id, holder_id,
  amount_minor_units, amount_currency, at, lease_time, cause)
select p, l, a, 'ord_t', 'pay_t', h, m, 'USD', timestamptz '2026-01-01Z',
  timestamptz '2026-01-01Z', c
from (values ('captured_t', 1, 'PROVIDER', 500, null, 'x'),
  ('captured_t', 2, 'CLEARING', -500, null, 'x'),
  ('taken_t', 1, 'CLEARING', 500, null, 'top_up_taken'),
  ('taken_t', 2, 'WALLET', -300, 'hol_1', 'top_up_taken'),
  ('taken_t', 3, 'REVENUE', -200, null, 'top_up_taken')) v(p, l, a, m, h, c);
insert into allowance_buckets values ('bkt_t', 'lea_1', 'TOP_UP', 'ord_t', 'SMS', 'DOMESTIC', 10,
  4, '2026-01-01', '2026-02-01');
insert into usage_records values ('lea_1', 'rec_1', 'SMS', 'DOMESTIC', 4, 0, '2026-01-02Z',
  '2026-01-02Z');
update document_counters set last_serial = 4 where kind = 'RECEIPT';
insert into documents (document_id, kind, brand_id, holder_id, lease_id, order_id, payment_id,
  year, serial, number, amount_minor_units, amount_currency, language, issued_at, issued_on,
  content)
values ('rcp_t', 'RECEIPT', 'tnt', 'hol_1', 'lea_1', 'ord_t', 'pay_t', 2026, 4,
  'TNT-R-2026-000004', 500, 'USD', 'en', '2026-01-01Z', '2026-01-01', '{}'),
  ('cnf_t', 'CONFIRMATION', 'tnt', 'hol_1', 'lea_1', 'ord_t', null, null, null, null, 500, 'USD',
  'en', '2026-01-01Z', '2026-01-01', '{}');

-- Of that top-up the third lease's cancellation gave a part back and kept a part as its fee, and the
-- first lease's, which is confirmed, set a part aside.
update leases set cancellation_refunds = cancellation_refunds || '[{"orderId": "ord_t",
  "paymentId": "pay_t", "minorUnits": 100, "currency": "USD", "feeMinorUnits": 20,
  "wallet": true}]' where lease_id = 'lea_3';
update leases set cancellation_state = 'CONFIRMED', cancellation_refunds = '[{"orderId": "ord_t",
  "paymentId": "pay_t", "minorUnits": 50, "currency": "USD", "feeMinorUnits": 0,
  "wallet": true}]' where lease_id = 'lea_1';
insert into refunds values ('rfw_3', 'ord_t', 'pay_t', 100, 'USD', 'WALLET_CANCELLATION', 'DONE',
  'ref_t', '2026-01-20Z', '2026-01-20Z', '2026-01-20Z');
insert into money_ledger (posting_id, line_no, account, order_id, payment_id, holder_id,
  amount_minor_units, amount_currency, at, lease_time, cause)
select p, l, a, 'ord_t', 'pay_t', h, m, 'USD', timestamptz '2026-01-20Z',
  timestamptz '2026-01-20Z', 'x'
from (values ('aside_3', 1, 'WALLET', 120, 'hol_1'), ('aside_3', 2, 'WALLET_RESERVED', -120, null),
  ('kept_3', 1, 'WALLET_RESERVED', 20, null), ('kept_3', 2, 'FEES', -20, null),
  ('owed_3', 1, 'WALLET_RESERVED', 100, null), ('owed_3', 2, 'REFUNDS_OWED', -100, null),
  ('paid_3', 1, 'REFUNDS_OWED', 100, null), ('paid_3', 2, 'PROVIDER', -100, null),
  ('aside_1', 1, 'WALLET', 50, 'hol_1'), ('aside_1', 2, 'WALLET_RESERVED', -50, null))
  v(p, l, a, m, h);
update document_counters set last_serial = 2 where kind = 'CREDIT_NOTE';
insert into documents values ('crn_t', 'CREDIT_NOTE', 'tnt', 'hol_1', 'lea_1', 'ord_t', 'pay_t',
  'rfw_3', 2026, 2, 'TNT-C-2026-000002', 100, 'USD', 'en', '2026-01-20Z', '2026-01-20', '{}');
