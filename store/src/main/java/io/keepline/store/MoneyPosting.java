package io.keepline.store;

import io.keepline.lifecycle.Entry;
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
 * @param account the name of an {@link io.keepline.lifecycle.Entry.Account}, or a till's
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

  /**
   * The two lines that move an amount between accounts: the one it enters grows, the one it leaves
   * shrinks.
   *
   * @param about what the posting is about
   * @param from the account it leaves
   * @param to the account it enters
   * @param amount how much, positive
   */
  public static List<MoneyPosting> move(
      Subject about, Entry.Account from, Entry.Account to, Money amount) {
    return move(about, from.name(), to.name(), amount);
  }

  /** The same between accounts that have names of their own, such as a store's till. */
  public static List<MoneyPosting> move(Subject about, String from, String to, Money amount) {
    return List.of(line(about, 1, to, amount), line(about, 2, from, amount.negated()));
  }

  private static MoneyPosting line(Subject about, int lineNo, String account, Money amount) {
    return new MoneyPosting(
        about.postingId(),
        lineNo,
        account,
        about.orderId(),
        about.paymentId(),
        amount,
        about.at(),
        about.leaseTime(),
        about.cause());
  }

  /**
   * What a posting is about.
   *
   * @param postingId unique for ever
   * @param orderId the order
   * @param paymentId the payment
   * @param at real time
   * @param leaseTime the lease's time then
   * @param cause why, a short constant
   */
  public record Subject(
      String postingId,
      String orderId,
      String paymentId,
      Instant at,
      Instant leaseTime,
      String cause) {}

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
