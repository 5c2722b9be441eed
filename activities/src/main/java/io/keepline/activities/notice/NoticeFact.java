package io.keepline.activities.notice;

import io.keepline.lifecycle.DeclineReason;
import io.keepline.lifecycle.HoldReason;
import io.keepline.lifecycle.KeptReason;
import io.keepline.lifecycle.LeaseStatus;
import io.keepline.lifecycle.Money;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiFunction;

/**
 * One thing a notice may speak of, under the name that stands in the templates. Typed, so that a
 * price is never given where a date is shown, and each with its one way to be put into words.
 *
 * @param <T> what it is
 */
public final class NoticeFact<T> {

  /** The paid-until date, exclusive, in the brand's zone. */
  public static final NoticeFact<LocalDate> VALID_UNTIL =
      new NoticeFact<>("validUntil", Phrases::startOf);

  /** The same while it lies ahead. */
  public static final NoticeFact<LocalDate> PAID_UNTIL =
      new NoticeFact<>("paidUntil", Phrases::startOf);

  /** The same once it has passed. */
  public static final NoticeFact<LocalDate> EXPIRED_ON =
      new NoticeFact<>("expiredOn", Phrases::startOf);

  /** The same, of a number that money that went back changed nothing for. */
  public static final NoticeFact<LocalDate> STILL_UNTIL =
      new NoticeFact<>("stillUntil", Phrases::startOf);

  /** Days until {@link #VALID_UNTIL}; below zero after it. */
  public static final NoticeFact<Integer> DAYS_LEFT = new NoticeFact<>("daysLeft", Phrases::days);

  /** How many days before {@link #VALID_UNTIL} to begin where a store takes the payment. */
  public static final NoticeFact<Integer> STORE_AHEAD =
      new NoticeFact<>("storeAhead", Phrases::days);

  /** When grace ends and service stops. */
  public static final NoticeFact<Instant> GRACE_ENDS =
      new NoticeFact<>("graceEnds", Phrases::moment);

  /** When the number is lost. */
  public static final NoticeFact<Instant> RECLAIM_AT =
      new NoticeFact<>("reclaimAt", Phrases::moment);

  /** What a renewal costs now. */
  public static final NoticeFact<Money> RENEW_PRICE =
      new NoticeFact<>("renewPrice", Phrases::money);

  /** What it costs to bring a suspended number back, restore fee included. */
  public static final NoticeFact<Money> RESTORE_PRICE =
      new NoticeFact<>("restorePrice", Phrases::money);

  /** Until when the number is kept while a payment is being checked. */
  public static final NoticeFact<Instant> KEPT_UNTIL =
      new NoticeFact<>("keptUntil", Phrases::moment);

  /** What was paid, declined, refunded or disputed. */
  public static final NoticeFact<Money> AMOUNT = new NoticeFact<>("amount", Phrases::money);

  /** The lines of what was paid, in their order. */
  public static final NoticeFact<List<MoneyLine>> LINES = new NoticeFact<>("lines", Phrases::lines);

  /** The plan's name in the brand's words. */
  public static final NoticeFact<String> PLAN = new NoticeFact<>("plan", Phrases::words);

  /** The order or receipt number that support will ask for. */
  public static final NoticeFact<String> REFERENCE = new NoticeFact<>("reference", Phrases::words);

  /** The order's id, where {@link #REFERENCE} is the receipt's number. */
  public static final NoticeFact<String> ORDER = new NoticeFact<>("order", Phrases::words);

  /** Why a payment was declined. */
  public static final NoticeFact<DeclineReason> DECLINED =
      new NoticeFact<>("declined", Phrases::decline);

  /** What goes back when a cancellation is carried out, an amount a currency. */
  public static final NoticeFact<List<Money>> REFUND = new NoticeFact<>("refund", Phrases::moneys);

  /** What of that is the rest of the wallet, an amount a currency. */
  public static final NoticeFact<List<Money>> WALLET_REFUND =
      new NoticeFact<>("walletRefund", Phrases::moneys);

  /** What of it had been paid from the balance and goes back there, an amount a currency. */
  public static final NoticeFact<List<Money>> BALANCE_REFUND =
      new NoticeFact<>("balanceRefund", Phrases::moneys);

  /** The same, where another number of the holder can use it. */
  public static final NoticeFact<List<Money>> BALANCE_KEPT =
      new NoticeFact<>("balanceKept", Phrases::moneys);

  /** What stays in the balance of a holder who gave the last number up, an amount a currency. */
  public static final NoticeFact<List<Money>> BALANCE_LEFT =
      new NoticeFact<>("balanceLeft", Phrases::moneys);

  /** How much of the fee is taken of the balance, an amount a currency. */
  public static final NoticeFact<List<Money>> WALLET_FEE =
      new NoticeFact<>("walletFee", Phrases::moneys);

  /** Why money went back. */
  public static final NoticeFact<RefundReason> REFUND_REASON =
      new NoticeFact<>("refundReason", Phrases::refundReason);

  /** Which way it took; says which form a notice has, and is no word of its own. */
  public static final NoticeFact<RefundWay> REFUND_WAY =
      new NoticeFact<>("refundWay", (phrases, way) -> way.name());

  /** What a cancellation costs. */
  public static final NoticeFact<Money> FEE = new NoticeFact<>("fee", Phrases::money);

  /** When a confirmed cancellation is carried out; until then it can be undone. */
  public static final NoticeFact<Instant> UNDO_UNTIL =
      new NoticeFact<>("undoUntil", Phrases::moment);

  /** The page where the holder acts; a secret where it carries a token. Never in an SMS. */
  public static final NoticeFact<URI> LINK = new NoticeFact<>("link", Phrases::link);

  /** When {@link #LINK} stops working. */
  public static final NoticeFact<Instant> LINK_EXPIRES =
      new NoticeFact<>("linkExpires", Phrases::moment);

  /** The eSIM activation reference, such as {@code LPA:1$...}; a secret. Never in an SMS. */
  public static final NoticeFact<String> ACTIVATION =
      new NoticeFact<>("activation", Phrases::words);

  /** Why service is restricted. */
  public static final NoticeFact<HoldReason> HOLD = new NoticeFact<>("hold", Phrases::hold);

  /** Why a top-up is in the wallet, whole, and not with its number. */
  public static final NoticeFact<KeptReason> KEPT = new NoticeFact<>("kept", Phrases::kept);

  /** What became of the consent to renew automatically. */
  public static final NoticeFact<ConsentChange> CONSENT =
      new NoticeFact<>("consent", Phrases::consent);

  /** The most one automatic renewal may cost. */
  public static final NoticeFact<Money> CEILING = new NoticeFact<>("ceiling", Phrases::money);

  /** The brand's date of the next automatic charge. */
  public static final NoticeFact<LocalDate> NEXT_CHARGE =
      new NoticeFact<>("nextCharge", Phrases::date);

  /** What a holder's wallet has. */
  public static final NoticeFact<Money> BALANCE = new NoticeFact<>("balance", Phrases::money);

  /** Statuses that passed unannounced and are told now. */
  public static final NoticeFact<List<LeaseStatus>> PASSED =
      new NoticeFact<>("passed", Phrases::passed);

  private final String placeholder;
  private final BiFunction<Phrases, T, String> words;

  private NoticeFact(String placeholder, BiFunction<Phrases, T, String> words) {
    this.placeholder = placeholder;
    this.words = words;
  }

  /** The name that stands in the templates. */
  String placeholder() {
    return placeholder;
  }

  String inWords(Phrases phrases, T value) {
    return words.apply(phrases, value);
  }

  /** The name; never a value. */
  @Override
  public String toString() {
    return placeholder;
  }
}
