/**
 * The sandbox payment provider: a process of its own with its own schema, ledger and pay page, that
 * behaves like a real provider on its good and bad days. Cards and wallets are magic tokens ({@link
 * io.keepline.payments.sandbox.MagicToken}).
 *
 * <p>Only the process's main class, the local stack and tests start it; everybody else reaches it
 * over HTTP. All its times are real time.
 */
@NullMarked
package io.keepline.payments.sandbox;

import org.jspecify.annotations.NullMarked;
