package io.keepline.lifecycle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What goes back, and what is kept as the fee, when a lease ends before its terms do (E18).
 *
 * <p>Terms that have not begun go back in full, the running one by the policy it was sold under,
 * through the payments that paid them and in their currency. Only paid money counts, so that a free
 * term gives nothing, and a discount is shared as it was given. What a bank took back is not there
 * to be refunded.
 *
 * <p>The fee is that of the governing plan, taken once, in one currency, from what goes back there:
 * from the newest payment first, then from the wallet. It is never more than that, and never asked
 * of the holder.
 *
 * @param refunds a share a payment, oldest first; one may be used up by the fee
 * @param wallet what goes back of the wallet, a share a top-up it came by
 */
public record Settlement(List<Cancellation.Share> refunds, List<Cancellation.Share> wallet) {

  /**
   * One currency's part of a wallet.
   *
   * @param amount how much of it goes back
   * @param fee how much of it is kept as the fee
   */
  public record WalletShare(Money amount, Money fee) {}

  /** Copies the lists. */
  public Settlement {
    refunds = List.copyOf(refunds);
    wallet = List.copyOf(wallet);
  }

  /** What a cancellation froze. */
  public static Settlement frozen(Cancellation cancellation) {
    return new Settlement(cancellation.refunds(), cancellation.wallet());
  }

  /**
   * What a cancellation that is confirmed on a day freezes, and so what it previews (I14).
   *
   * @param today the brand's date; it counts as used
   * @param wallet what the holder's wallet would give back now, a share a top-up
   */
  public static Settlement ofCancellation(
      Lease lease, LocalDate today, List<Cancellation.Share> wallet) {
    List<Cancellation.Share> shares = unused(lease, today, RefundPolicy::currentTerm);
    Settlement gross = new Settlement(shares, wallet);
    RefundPolicy policy = lease.policy().refunds();
    for (String currency : gross.currencies()) {
      if (policy.fee(currency).isPositive()) {
        return gross.less(policy.fee(currency));
      }
    }
    return gross;
  }

  /**
   * The unused money of a number that left (T12). Nobody was shown a fee, so none is taken.
   *
   * @param cause {@link LossCause#PORTED_OUT} is the holder's wish and counts like a cancellation
   */
  static List<Cancellation.Share> ofNumberGone(Lease lease, LossCause cause, LocalDate today) {
    return unused(
        lease,
        today,
        cause == LossCause.PORTED_OUT ? RefundPolicy::currentTerm : RefundPolicy::numberWithdrawn);
  }

  /** The fee that is kept, if there is one; it is in one currency. */
  public Optional<Money> fee() {
    return fee(refunds, wallet);
  }

  /** The wallet's part, an amount a currency, in the order of currencies. */
  public List<WalletShare> balances() {
    Map<String, WalletShare> balances = new TreeMap<>();
    for (Cancellation.Share share : wallet) {
      balances.merge(
          share.amount().currency(),
          new WalletShare(share.amount(), share.fee()),
          (a, b) -> new WalletShare(a.amount().plus(b.amount()), a.fee().plus(b.fee())));
    }
    return List.copyOf(balances.values());
  }

  /** The fee in these shares, if there is one; it is in one currency. */
  private static Optional<Money> fee(
      List<Cancellation.Share> refunds, List<Cancellation.Share> wallet) {
    List<Money> parts = new ArrayList<>();
    refunds.forEach(share -> parts.add(share.fee()));
    wallet.forEach(share -> parts.add(share.fee()));
    return parts.stream().filter(Money::isPositive).reduce(Money::plus);
  }

  /** What goes back through payments, an amount a currency, in the order of the payments. */
  public static List<Money> totals(List<Cancellation.Share> refunds) {
    Map<String, Money> totals = new LinkedHashMap<>();
    refunds.forEach(share -> totals.merge(share.amount().currency(), share.amount(), Money::plus));
    return totals.values().stream().filter(Money::isPositive).toList();
  }

  /** A short name of these figures: other figures have another one. */
  public String figures() {
    List<String> parts = new ArrayList<>();
    refunds.forEach(s -> parts.add(s.paymentId() + "=" + s.amount() + "-" + s.fee()));
    wallet.forEach(s -> parts.add("w:" + s.paymentId() + "=" + s.amount() + "-" + s.fee()));
    return DerivedId.of("fig", parts.toArray(String[]::new));
  }

  private static List<Cancellation.Share> unused(
      Lease lease, LocalDate today, Function<RefundPolicy, RefundPolicy.CurrentTerm> policy) {
    Map<String, Cancellation.Share> shares = new LinkedHashMap<>();
    for (Term term : lease.terms()) {
      for (Term.Part part : unused(term, today, policy.apply(term.plan().policy().refunds()))) {
        if (part.amount().isPositive() && !isDisputed(lease, part.orderId())) {
          shares.merge(
              part.paymentId(),
              new Cancellation.Share(part.orderId(), part.paymentId(), part.amount()),
              Cancellation.Share::plus);
        }
      }
    }
    return List.copyOf(shares.values());
  }

  private static List<Term.Part> unused(
      Term term, LocalDate today, RefundPolicy.CurrentTerm policy) {
    if (!term.hasBegun(today)) {
      return term.parts();
    }
    return switch (policy) {
      case NONE -> List.of();
      case BY_DAY -> term.unused(today);
      case WHOLE -> term.isOver(today) ? List.of() : term.parts();
    };
  }

  private static boolean isDisputed(Lease lease, String orderId) {
    return lease.tasks().stream()
        .anyMatch(t -> t.kind() == Task.Kind.CHARGEBACK && t.subject().equals(orderId));
  }

  /** The currencies in which something goes back: the newest payment's first, the wallet's last. */
  private Set<String> currencies() {
    Set<String> currencies = new LinkedHashSet<>();
    for (int i = refunds.size() - 1; i >= 0; i--) {
      currencies.add(refunds.get(i).amount().currency());
    }
    wallet.stream().map(s -> s.amount().currency()).sorted().forEach(currencies::add);
    return currencies;
  }

  private Settlement less(Money fee) {
    List<Cancellation.Share> shares = new ArrayList<>(refunds);
    Money owed = fee;
    for (int i = shares.size() - 1; i >= 0; i--) {
      Cancellation.Share share = shares.get(i);
      Money taken = taken(owed, share.amount());
      shares.set(i, share.less(taken));
      owed = owed.minus(taken);
    }
    List<Cancellation.Share> balances = new ArrayList<>();
    for (Cancellation.Share share : wallet) {
      Money taken = taken(owed, share.amount());
      balances.add(share.less(taken));
      owed = owed.minus(taken);
    }
    return new Settlement(shares, balances);
  }

  private static Money taken(Money owed, Money from) {
    if (!from.currency().equals(owed.currency())) {
      return Money.zero(owed.currency());
    }
    return owed.compareTo(from) > 0 ? from : owed;
  }
}
