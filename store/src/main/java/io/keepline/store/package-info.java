/** PostgreSQL, the record: numbers, leases, orders, ledgers; every migration. */
@NullMarked
package io.keepline.store;

import org.jspecify.annotations.NullMarked;
