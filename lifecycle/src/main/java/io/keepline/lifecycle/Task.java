package io.keepline.lifecycle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something only a person can decide.
 *
 * @param taskId its opaque id
 * @param kind what is to be decided
 * @param subject the order, refund or notice it is about; the lease's id where it is the lease
 * @param openedAt when it was opened, in lease time
 * @param dueAt when the rules go on without an answer, in lease time; absent: never
 */
public record Task(
    String taskId, Kind kind, String subject, Instant openedAt, @Nullable Instant dueAt) {

  /** What a person is asked. */
  public enum Kind {
    /** No notice of the loss could be proven: may the number be taken? */
    HOLDER_UNREACHABLE,
    /** A payment stayed unknown: was it captured? */
    PAYMENT_UNRESOLVED,
    /** The provider captured another amount than was quoted: find out why. */
    AMOUNT_DIFFERS,
    /** A refund failed: give the money back by hand. */
    REFUND_FAILED,
    /** The carrier keeps refusing a service command. */
    SERVICE_FAILED,
    /** A charge was disputed: answer the bank. */
    CHARGEBACK,
    /** Somebody asked for help about a number or an order. Opened beside the rules. */
    SUPPORT_CASE,
    /** A provider's ledger and ours do not say the same. Opened beside the rules. */
    LEDGER_DIFFERS
  }
}
