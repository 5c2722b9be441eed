/**
 * PostgreSQL, the record: numbers, leases, orders, ledgers; every migration.
 *
 * <p>Start at {@link io.keepline.store.Leases}: one decision about a lease is one transaction.
 * Activities write leases, orders, attempts, ledgers, notices, numbers and documents; the API
 * writes quotes, holders, contacts, request keys, wishes for invoices and the webhook inbox, and
 * reads everything through {@link io.keepline.store.Reads}. Snapshots and schedules are opaque JSON
 * here. May be imported by {@code activities}, {@code api} and the processes that wire them.
 */
@NullMarked
package io.keepline.store;

import org.jspecify.annotations.NullMarked;
