package io.keepline.activities;

import io.keepline.lifecycle.Actor;
import io.keepline.lifecycle.By;
import io.keepline.lifecycle.DerivedId;
import io.keepline.lifecycle.Entry;
import io.keepline.lifecycle.Lease;
import io.keepline.lifecycle.LossCause;
import io.keepline.lifecycle.Term;
import io.keepline.store.AuditRow;
import io.keepline.store.CommitRequest;
import io.keepline.store.CounterPaymentRow;
import io.keepline.store.LeaseFacts;
import io.keepline.store.LossGuard;
import io.keepline.store.MoneyPosting;
import io.keepline.store.NoticeRow;
import io.keepline.store.OrderRow;
import io.keepline.store.RefundRow;
import io.keepline.store.TaskRow;
import io.keepline.store.TermEntry;
import io.keepline.workflows.Json;
import io.keepline.workflows.RecordActivities.Commit;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one decision. Every id follows from the commit's id and the entry's place in it,
 * because a local activity may run twice.
 */
final class DecisionRows {
  private final Commit commit;
  private final Function<String, Optional<TaskRow>> storedTask;
  private final DecidedPaymentRows payments;

  /**
   * The rows of a commit.
   *
   * @param storedTask reads a task that is to be closed
   * @param storedCounter reads where a payment was taken
   */
  DecisionRows(
      Commit commit,
      Function<String, Optional<TaskRow>> storedTask,
      Function<String, Optional<CounterPaymentRow>> storedCounter) {
    this.commit = commit;
    this.storedTask = storedTask;
    this.payments = new DecidedPaymentRows(commit, this::by, storedCounter);
  }

  CommitRequest request(LeaseFacts facts, HoldingRows.Rows holdings) {
    Lease lease = commit.lease();
    List<MoneyPosting> postings =
        new ArrayList<>(
            each(Entry.Posting.class, this::posting).stream().flatMap(List::stream).toList());
    postings.addAll(holdings.postings());
    return new CommitRequest(
        commit.leaseId(),
        commit.epoch(),
        commit.expectedVersion(),
        commit.commitId(),
        facts,
        numberState(),
        orders(),
        refunds(),
        each(Entry.Days.class, this::term),
        postings,
        notices(),
        tasks(),
        each(Entry.Audit.class, this::audit),
        commit.loss() ? new LossGuard(lease.policy().noticePeriod()) : null,
        payments.rows(),
        commit.real(),
        commit.now(),
        holdings.holdings());
  }

  private interface Row<E, R> {
    R of(E entry, int index);
  }

  private <E extends Entry, R> List<R> each(Class<E> type, Row<E, R> row) {
    List<R> rows = new ArrayList<>();
    for (int i = 0; i < commit.entries().size(); i++) {
      Entry entry = commit.entries().get(i);
      if (type.isInstance(entry)) {
        rows.add(row.of(type.cast(entry), i));
      }
    }
    return rows;
  }

  private String id(String prefix, int index) {
    return DerivedId.of(prefix, commit.leaseId(), commit.commitId(), Integer.toString(index));
  }

  /** Who caused an entry: its decision ends with an audit entry, or began with one. */
  private By by(int index) {
    List<Entry.Audit> before = new ArrayList<>();
    for (int i = 0; i < commit.entries().size(); i++) {
      if (commit.entries().get(i) instanceof Entry.Audit audit) {
        if (i >= index) {
          return audit.by();
        }
        before.add(audit);
      }
    }
    return before.isEmpty()
        ? By.system(commit.commitId(), "unstated")
        : before.get(before.size() - 1).by();
  }

  static String actor(Actor actor) {
    return actor.kind().name().toLowerCase(Locale.ROOT) + ":" + actor.id();
  }

  private @Nullable String numberState() {
    List<String> states =
        each(Entry.NumberMoved.class, (moved, i) -> numberState(moved.fate(), commit.lease()));
    return states.isEmpty() ? null : states.get(states.size() - 1);
  }

  private static String numberState(Entry.NumberFate fate, Lease lease) {
    return switch (fate) {
      case LEASED -> "LEASED";
      case QUARANTINED -> "QUARANTINED";
      case AVAILABLE -> "AVAILABLE";
      case GONE -> lease.lossCause() == LossCause.PORTED_OUT ? "PORTED_OUT" : "WITHDRAWN";
    };
  }

  /** The last state of each order; what leaves flight is written before what enters it. */
  private List<OrderRow> orders() {
    List<String> handedOver =
        each(Entry.HandedOver.class, (left, i) -> left.orderIds()).stream()
            .flatMap(List::stream)
            .toList();
    Map<String, Entry.OrderMoved> last = new LinkedHashMap<>();
    each(Entry.OrderMoved.class, (moved, i) -> last.put(moved.order().orderId(), moved));
    return last.values().stream()
        .sorted(Comparator.comparing(moved -> moved.order().state().isInFlight()))
        .map(moved -> order(moved, handedOver.contains(moved.order().orderId())))
        .toList();
  }

  private OrderRow order(Entry.OrderMoved moved, boolean handedOver) {
    return OrderRows.order(
        commit.leaseId(),
        moved.order(),
        new OrderRows.Beside(
            handedOver ? "payment" : "lease",
            moved.declined(),
            moved.appliedUntil(),
            null,
            commit.real()));
  }

  private List<RefundRow> refunds() {
    Map<String, RefundRow> last = new LinkedHashMap<>();
    each(
        Entry.RefundMoved.class,
        (moved, i) -> last.put(moved.refund().refundId(), RefundRows.refund(moved, commit)));
    each(
        Entry.WalletOwed.class,
        (owed, i) -> last.put(owed.refundId(), RefundRows.ofWallet(owed, commit)));
    return List.copyOf(last.values());
  }

  private TermEntry term(Entry.Days days, int index) {
    LocalDate before = days.before();
    LocalDate from = before == null ? firstDay(days) : before;
    By by = by(index);
    return new TermEntry(
        id("day", index),
        days.cause().name(),
        days.orderId(),
        from,
        days.after(),
        before,
        days.after(),
        Math.toIntExact(ChronoUnit.DAYS.between(from, days.after())),
        actor(by.actor()),
        by.reason(),
        commit.real(),
        commit.now());
  }

  /** A first term begins with its own first day; a later one where the date before it stood. */
  private LocalDate firstDay(Entry.Days days) {
    return commit.lease().terms().stream()
        .filter(term -> term.orderId().equals(days.orderId()))
        .map(Term::from)
        .min(Comparator.naturalOrder())
        .orElse(days.after());
  }

  private List<MoneyPosting> posting(Entry.Posting posting, int index) {
    String cause = (posting.from().name() + "_to_" + posting.to().name()).toLowerCase(Locale.ROOT);
    MoneyPosting.Subject about =
        new MoneyPosting.Subject(
            id("pst", index),
            posting.orderId(),
            posting.paymentId(),
            commit.real(),
            commit.now(),
            cause);
    return MoneyPosting.move(
        about,
        payments.account(posting.from(), posting.paymentId()),
        payments.account(posting.to(), posting.paymentId()),
        posting.amount());
  }

  private List<NoticeRow> notices() {
    Map<String, NoticeRow> last = new LinkedHashMap<>();
    each(
        Entry.NoticeMoved.class,
        (moved, i) -> last.put(moved.notice().noticeId(), NoticeRows.notice(moved, commit)));
    return List.copyOf(last.values());
  }

  private List<TaskRow> tasks() {
    Map<String, TaskRow> last = new LinkedHashMap<>();
    for (int i = 0; i < commit.entries().size(); i++) {
      Entry entry = commit.entries().get(i);
      if (entry instanceof Entry.TaskOpened opened) {
        last.put(opened.task().taskId(), TaskRows.opened(opened.task(), commit));
      } else if (entry instanceof Entry.TaskClosed closed) {
        Optional<TaskRow> open =
            Optional.ofNullable(last.get(closed.taskId()))
                .or(() -> storedTask.apply(closed.taskId()));
        By by = by(i);
        open.ifPresent(
            task -> last.put(task.taskId(), TaskRows.closed(task, by, closed, commit.real())));
      }
    }
    return List.copyOf(last.values());
  }

  private AuditRow audit(Entry.Audit audit, int index) {
    return new AuditRow(
        id("aud", index),
        audit.by().requestId(),
        audit.stimulus().name(),
        actor(audit.by().actor()),
        audit.by().reason(),
        audit.policy(),
        audit.before().name(),
        audit.after().name(),
        Json.write(factsBefore(index)),
        Json.write(factsAfter(audit)),
        audit.dueAt(),
        audit.at(),
        commit.real(),
        audit.subject());
  }

  private Map<String, Object> factsBefore(int index) {
    Map<String, Object> facts = new LinkedHashMap<>();
    for (Entry entry : commit.entries().subList(0, index)) {
      if (entry instanceof Entry.Days days) {
        LocalDate before = days.before();
        if (before != null) {
          facts.put("validUntil", before);
        }
      }
    }
    return facts;
  }

  private Map<String, Object> factsAfter(Entry.Audit audit) {
    Map<String, Object> facts = new LinkedHashMap<>();
    LocalDate validUntil = commit.lease().validUntil();
    if (validUntil != null) {
      facts.put("validUntil", validUntil);
    }
    facts.put("plan", commit.lease().plan().label());
    String subject = audit.subject();
    if (subject != null) {
      facts.put("subject", subject);
    }
    return facts;
  }
}
