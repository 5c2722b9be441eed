package io.keepline.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one decision about a lease changes.
 *
 * @param leaseId the lease
 * @param epoch the deciding run's
 * @param expectedVersion the version it decided on
 * @param commitId hash of the expected version, the stimuli's ids and the resulting facts
 * @param facts the lease as it is now
 * @param numberState the number's new state; null leaves it
 * @param orders inserted, or moved: what never changes about an order is not overwritten
 * @param refunds inserted, or moved
 * @param terms appended to the ledger of days
 * @param postings appended to the ledger of money
 * @param notices intents; one that exists for kind and key is not doubled, and a DUE one may become
 *     SKIPPED or FAILED
 * @param tasks opened, or closed
 * @param audit why; at least one row (I12)
 * @param loss set when the decision takes the number away because nobody renewed: the brand's
 *     RECLAIM brake is asked inside the transaction
 * @param payments what it knows of payments by itself
 * @param now real time
 * @param leaseNow the lease's time
 * @param holdings what it changes of the holder's money and units
 */
public record CommitRequest(
    String leaseId,
    long epoch,
    long expectedVersion,
    String commitId,
    LeaseFacts facts,
    @Nullable String numberState,
    List<OrderRow> orders,
    List<RefundRow> refunds,
    List<TermEntry> terms,
    List<MoneyPosting> postings,
    List<NoticeRow> notices,
    List<TaskRow> tasks,
    List<AuditRow> audit,
    @Nullable LossGuard loss,
    DecidedPayments payments,
    Instant now,
    Instant leaseNow,
    Holdings holdings) {

  /** Copies the lists. */
  public CommitRequest {
    orders = List.copyOf(orders);
    refunds = List.copyOf(refunds);
    terms = List.copyOf(terms);
    postings = List.copyOf(postings);
    notices = List.copyOf(notices);
    tasks = List.copyOf(tasks);
    audit = List.copyOf(audit);
  }
}
