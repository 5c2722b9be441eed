package io.keepline.lifecycle;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A second set of books for a walk: every captured amount is somewhere, exactly once. */
final class WalkMoney {
  private final Map<String, Long> accounts = new HashMap<>();
  private final Map<String, Money> captures = new HashMap<>();
  private final Map<String, Refund> refunds = new HashMap<>();
  private final Map<String, Long> chargebacks = new HashMap<>();
  private final Map<String, Long> fees = new HashMap<>();
  private final Set<String> applied = new HashSet<>();
  private final Set<String> disputed = new HashSet<>();
  private final Set<String> tills = new HashSet<>();

  void accepted(Lease after, List<Entry> entries) {
    for (Entry entry : entries) {
      if (entry instanceof Entry.Posting posting) {
        post(posting);
      } else if (entry instanceof Entry.RefundMoved moved) {
        Refund known = refunds.put(moved.refund().refundId(), moved.refund());
        check(
            known == null || known.amount().equals(moved.refund().amount()),
            "I4: a refund changed its amount");
        check(
            known == null || known.state() != Refund.State.DONE,
            "I4: a refund moved after it was done");
      }
    }
    boolean moved =
        entries.stream()
            .anyMatch(e -> !(e instanceof Entry.Audit || e instanceof Entry.NoticeMoved));
    if (moved) {
      balances(after);
    }
  }

  /** Terms count no more of a payment than was captured by it, also after changes of plan. */
  void paidFor(List<Term> terms) {
    Map<String, Long> counted = new HashMap<>();
    for (Term term : terms) {
      for (Term.Part part : term.parts()) {
        counted.merge(part.paymentId(), part.amount().minorUnits(), Long::sum);
      }
    }
    counted.forEach(
        (paymentId, amount) ->
            check(
                amount <= captures.get(paymentId).minorUnits(),
                "I4: terms count more of a payment than was captured"));
  }

  /** I14: the fees that were kept are the ones that were shown. */
  void feesAre(List<Cancellation.Share> shown) {
    for (Cancellation.Share share : shown) {
      check(
          fees.getOrDefault(share.paymentId(), 0L) == share.fee().minorUnits(),
          "I14: another fee than previewed");
    }
  }

  boolean wasDisputed(String orderId) {
    return disputed.contains(orderId);
  }

  void disputed(Stimulus.Dispute dispute) {
    if (dispute.won()) {
      disputed.remove(dispute.orderId());
    } else {
      disputed.add(dispute.orderId());
    }
  }

  private void post(Entry.Posting posting) {
    String currency = posting.amount().currency();
    long amount = posting.amount().minorUnits();
    check(amount > 0, "a posting of nothing");
    accounts.merge(posting.from() + currency, amount, Long::sum);
    accounts.merge(posting.to() + currency, -amount, Long::sum);
    boolean till = posting.to() == Entry.Account.TILL;
    boolean arrived = till || posting.to() == Entry.Account.PROVIDER;
    if (arrived && posting.from() == Entry.Account.CLEARING) {
      if (till) {
        tills.add(posting.paymentId());
      }
      Money first = captures.put(posting.paymentId(), posting.amount());
      check(first == null, "I4: captured twice");
    }
    if (posting.from() == Entry.Account.REVENUE && posting.to() == Entry.Account.CLEARING) {
      check(applied.add(posting.orderId()), "I4: applied twice");
      Money captured = captures.get(posting.paymentId());
      check(posting.amount().equals(captured), "I9: applied another amount than was captured");
    }
    if (posting.from() == Entry.Account.FEES) {
      fees.merge(posting.paymentId(), amount, Long::sum);
    }
    if (posting.from() == Entry.Account.PROVIDER && posting.to() == Entry.Account.CHARGEBACKS) {
      chargebacks.merge(posting.paymentId(), amount, Long::sum);
    }
    if (posting.to() == Entry.Account.PROVIDER && posting.from() == Entry.Account.CHARGEBACKS) {
      chargebacks.merge(posting.paymentId(), -amount, Long::sum);
    }
  }

  private void balances(Lease after) {
    for (String currency : List.of("USD", "EUR")) {
      long resting =
          after.orders().stream()
              .filter(o -> o.state() == OrderState.PAID)
              .map(o -> o.quote().total())
              .filter(m -> m.currency().equals(currency))
              .mapToLong(Money::minorUnits)
              .sum();
      check(
          balance(Entry.Account.CLEARING, currency) == resting,
          "I3: clearing holds money of no paid order");
      long open =
          refunds.values().stream()
              .filter(r -> r.state() == Refund.State.DUE || r.state() == Refund.State.MANUAL)
              .map(Refund::amount)
              .filter(m -> m.currency().equals(currency))
              .mapToLong(Money::minorUnits)
              .sum();
      check(
          balance(Entry.Account.REFUNDS_OWED, currency) == open,
          "I3: refunds owed are not the open refunds");
    }
    Map<String, Long> back = new HashMap<>(chargebacks);
    for (Refund refund : refunds.values()) {
      if (refund.state() != Refund.State.STOPPED) {
        back.merge(refund.paymentId(), refund.amount().minorUnits(), Long::sum);
        Money captured = captures.get(refund.paymentId());
        check(
            captured != null && captured.currency().equals(refund.amount().currency()),
            "I4: a refund of no capture, or in another currency");
      }
    }
    back.forEach(
        (paymentId, amount) ->
            check(
                amount <= captures.get(paymentId).minorUnits(),
                "I4: more went back than was captured"));
  }

  private long balance(Entry.Account account, String currency) {
    return accounts.getOrDefault(account + currency, 0L);
  }

  /** A captured payment of which nothing is on its way back: what a bank could dispute. */
  boolean isDisputable(String paymentId) {
    return captures.containsKey(paymentId)
        && !tills.contains(paymentId)
        && !isChargedBack(paymentId)
        && refunds.values().stream()
            .noneMatch(r -> r.paymentId().equals(paymentId) && r.state() == Refund.State.DONE);
  }

  boolean isChargedBack(String paymentId) {
    return chargebacks.getOrDefault(paymentId, 0L) > 0;
  }

  Money captured(String paymentId) {
    return captures.get(paymentId);
  }

  private static void check(boolean holds, String sentence) {
    WalkModel.check(holds, sentence);
  }
}
