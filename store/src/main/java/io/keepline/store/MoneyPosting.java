package io.keepline.store;

import io.keepline.lifecycle.Money;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a posting in the double-entry ledger of money. The lines with one posting id sum to
 * zero in each currency; PostgreSQL refuses the transaction otherwise.
 *
 * @param postingId unique for ever, such as {@code cap_} and the payment id
 * @param lineNo from one
 * @param account a {@link MoneyAccount}'s name
 * @param orderId the order it is about
 * @param paymentId the payment it is about
 * @param amount signed: what arrives in the account is positive
 * @param at real time
 * @param leaseTime the lease's time then
 * @param cause why, a short constant
 */
public record MoneyPosting(
    String postingId,
    int lineNo,
    String account,
    @Nullable String orderId,
    @Nullable String paymentId,
    Money amount,
    Instant at,
    Instant leaseTime,
    String cause) {

  private static List<MoneyPosting> move(
      Subject about, String prefix, MoneyAccount to, MoneyAccount from, Money amount) {
    return List.of(
        line(about, prefix, 1, to, amount), line(about, prefix, 2, from, amount.negated()));
  }

  /** A payment was captured: at the provider, not yet decided about. */
  public static List<MoneyPosting> captured(Subject about, Money amount) {
    return move(about, "captured", MoneyAccount.PROVIDER, MoneyAccount.CLEARING, amount);
  }

  /** A captured payment became a term. */
  public static List<MoneyPosting> applied(Subject about, Money amount) {
    return move(about, "applied", MoneyAccount.CLEARING, MoneyAccount.REVENUE, amount);
  }

  /** A captured payment was not applied and is owed back. */
  public static List<MoneyPosting> owedBack(Subject about, Money amount) {
    return move(about, "owed_back", MoneyAccount.CLEARING, MoneyAccount.REFUND_DUE, amount);
  }

  /** Money once applied is owed back: un-started terms of a cancelled lease. */
  public static List<MoneyPosting> reversed(Subject about, Money amount) {
    return move(about, "reversed", MoneyAccount.REVENUE, MoneyAccount.REFUND_DUE, amount);
  }

  /** The provider, or a person, gave the money back. */
  public static List<MoneyPosting> refunded(Subject about, Money amount) {
    return move(about, "refunded", MoneyAccount.REFUND_DUE, MoneyAccount.PROVIDER, amount);
  }

  private static MoneyPosting line(
      Subject about, String prefix, int lineNo, MoneyAccount account, Money amount) {
    return new MoneyPosting(
        prefix + ":" + about.key(),
        lineNo,
        account.name(),
        about.orderId(),
        about.paymentId(),
        amount,
        about.at(),
        about.leaseTime(),
        prefix);
  }

  /**
   * What a posting is about.
   *
   * @param key makes the posting id unique: the payment id, or the refund id
   * @param orderId the order
   * @param paymentId the payment
   * @param at real time
   * @param leaseTime the lease's time then
   */
  public record Subject(
      String key, String orderId, String paymentId, Instant at, Instant leaseTime) {}

  static MoneyPosting read(Columns row) throws SQLException {
    return new MoneyPosting(
        row.text("posting_id"),
        row.whole("line_no"),
        row.text("account"),
        row.textIf("order_id"),
        row.textIf("payment_id"),
        row.money("amount"),
        row.instant("at"),
        row.instant("lease_time"),
        row.text("cause"));
  }
}
