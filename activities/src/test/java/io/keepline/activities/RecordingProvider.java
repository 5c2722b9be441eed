package io.keepline.activities;

import io.keepline.lifecycle.DeclineReason;
import io.keepline.lifecycle.Money;
import io.keepline.payments.CancelOutcome;
import io.keepline.payments.Chargeback;
import io.keepline.payments.LedgerAnswer;
import io.keepline.payments.LedgerEntry;
import io.keepline.payments.PaymentOutcome;
import io.keepline.payments.PaymentProvider;
import io.keepline.payments.PaymentRequest;
import io.keepline.payments.RefundOutcome;
import io.keepline.payments.RefundRequest;
import io.keepline.payments.UnknownCause;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A provider that keeps books: what it captured and gave back stands in them whatever it answered.
 */
final class RecordingProvider implements PaymentProvider {
  static final Instant AT = Instant.parse("2027-03-01T02:00:01Z");

  final List<String> calls = new ArrayList<>();
  final Map<String, Money> captured = new LinkedHashMap<>();
  final Map<String, Money> refunded = new LinkedHashMap<>();
  final Set<String> barred = new HashSet<>();

  /** What banks did, by payment; a test writes it. */
  final Map<String, Chargeback> chargebacks = new LinkedHashMap<>();

  /** What its own ledger says; a test writes it. */
  final List<LedgerEntry> ledger = new ArrayList<>();

  private final Map<String, PaymentRequest> created = new LinkedHashMap<>();
  private final Map<String, PaymentOutcome> fixed = new LinkedHashMap<>();

  /** What confirming does: capture and say so, unless told otherwise. */
  Behaviour behaviour = Behaviour.PAYS;

  DeclineReason declineReason = DeclineReason.INSUFFICIENT_FUNDS;

  @Nullable Money otherAmount;
  Instant paidAt = AT;
  boolean refundsFail;
  boolean refundsSilent;
  boolean silent;

  /** What a confirmation does. */
  enum Behaviour {
    PAYS,
    CAPTURES_AND_TIMES_OUT,
    TIMES_OUT_ON_CREATE,
    UNREACHABLE,
    DECLINES,
    ASKS_THE_CUSTOMER
  }

  @Override
  public synchronized PaymentOutcome create(PaymentRequest request) {
    calls.add("create");
    if (behaviour == Behaviour.UNREACHABLE) {
      return new PaymentOutcome.NotSent();
    }
    created.put(request.paymentId(), request);
    if (behaviour == Behaviour.TIMES_OUT_ON_CREATE) {
      return new PaymentOutcome.Unknown(UnknownCause.TIMEOUT);
    }
    return behaviour == Behaviour.ASKS_THE_CUSTOMER
        ? pending(request.paymentId())
        : new PaymentOutcome.Created(reference(request.paymentId()));
  }

  private static PaymentOutcome pending(String paymentId) {
    return new PaymentOutcome.Pending(
        reference(paymentId),
        io.keepline.payments.PendingCause.REDIRECT,
        java.net.URI.create("https://pay.example/" + paymentId),
        AT.plusSeconds(3600));
  }

  static String reference(String paymentId) {
    return "ref-" + paymentId;
  }

  @Override
  public synchronized PaymentOutcome confirm(String providerRef) {
    calls.add("confirm");
    String paymentId = providerRef.substring("ref-".length());
    return switch (behaviour) {
      case PAYS -> pay(paymentId);
      case CAPTURES_AND_TIMES_OUT -> {
        pay(paymentId);
        yield new PaymentOutcome.Unknown(UnknownCause.TIMEOUT);
      }
      case DECLINES -> {
        PaymentOutcome no = new PaymentOutcome.Declined(providerRef, declineReason);
        fixed.put(paymentId, no);
        yield no;
      }
      case TIMES_OUT_ON_CREATE, UNREACHABLE, ASKS_THE_CUSTOMER ->
          throw new AssertionError("nothing to confirm");
    };
  }

  /** The customer pays, by whatever way. */
  synchronized PaymentOutcome pay(String paymentId) {
    PaymentRequest request = created.get(paymentId);
    if (request == null) {
      throw new AssertionError("never created: " + paymentId);
    }
    Money other = otherAmount;
    captured.merge(paymentId, other == null ? request.amount() : other, Money::plus);
    return lookUpQuietly(paymentId);
  }

  @Override
  public synchronized PaymentOutcome lookUp(String paymentId) {
    calls.add("lookUp");
    return lookUpQuietly(paymentId);
  }

  private PaymentOutcome lookUpQuietly(String paymentId) {
    Money money = captured.get(paymentId);
    if (silent) {
      return new PaymentOutcome.Unknown(UnknownCause.SERVER_ERROR);
    }
    if (money != null) {
      return new PaymentOutcome.Paid(
          reference(paymentId), money, paidAt, Optional.ofNullable(chargebacks.get(paymentId)));
    }
    if (barred.contains(paymentId)) {
      return new PaymentOutcome.Closed(reference(paymentId));
    }
    if (!created.containsKey(paymentId)) {
      return new PaymentOutcome.NotFound();
    }
    PaymentOutcome said = fixed.get(paymentId);
    if (said != null) {
      return said;
    }
    return behaviour == Behaviour.ASKS_THE_CUSTOMER
        ? pending(paymentId)
        : new PaymentOutcome.Created(reference(paymentId));
  }

  @Override
  public PaymentOutcome lookUpByReference(String providerRef) {
    return lookUp(providerRef.substring("ref-".length()));
  }

  @Override
  public synchronized CancelOutcome cancel(String paymentId) {
    calls.add("cancel");
    if (silent) {
      return CancelOutcome.UNKNOWN;
    }
    if (captured.containsKey(paymentId)) {
      return CancelOutcome.ALREADY_PAID;
    }
    barred.add(paymentId);
    return CancelOutcome.CLOSED;
  }

  @Override
  public synchronized RefundOutcome refund(RefundRequest request) {
    calls.add("refund");
    if (silent || refundsSilent) {
      return new RefundOutcome.Unknown(UnknownCause.TIMEOUT);
    }
    if (refundsFail) {
      return new RefundOutcome.Failed(io.keepline.payments.RefundFailure.REJECTED);
    }
    refunded.putIfAbsent(request.refundId(), request.amount());
    return new RefundOutcome.Refunded("rr-" + request.refundId(), request.amount(), AT);
  }

  @Override
  public RefundOutcome lookUpRefund(String refundId) {
    Money back = refunded.get(refundId);
    return back == null
        ? new RefundOutcome.NotFound()
        : new RefundOutcome.Refunded("rr-" + refundId, back, AT);
  }

  /** The list of a day, a row a page; it says nothing while it is silent. */
  @Override
  public synchronized LedgerAnswer listDay(LocalDate day, Optional<String> after) {
    if (silent) {
      return new LedgerAnswer.Unavailable(Optional.empty());
    }
    List<LedgerEntry> rows =
        ledger.stream()
            .filter(row -> LocalDate.ofInstant(row.at(), ZoneOffset.UTC).equals(day))
            .toList();
    int from = after.map(Integer::parseInt).orElse(0);
    int to = Math.min(from + 1, rows.size());
    return new LedgerAnswer.Page(
        rows.subList(from, to),
        to < rows.size() ? Optional.of(Integer.toString(to)) : Optional.empty());
  }

  long count(String call) {
    return calls.stream().filter(call::equals).count();
  }
}
