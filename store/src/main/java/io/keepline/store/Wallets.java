package io.keepline.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.keepline.lifecycle.Cancellation;
import io.keepline.lifecycle.DerivedId;
import io.keepline.lifecycle.Money;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The money that holders have with a brand: one balance for each currency. It moves only with the
 * lines of the ledger, in their transaction; here it is read, and given back.
 */
public final class Wallets {
  /** Why a refund was made here. */
  public static final String REST = "WALLET_REST";

  /** Why a refund was made with a cancellation that was carried out. */
  public static final String CANCELLED = "WALLET_CANCELLATION";

  private final Jdbi jdbi;

  /** Over an open database. */
  public Wallets(Database database) {
    this.jdbi = database.jdbi();
  }

  /** The balances of a holder, a currency each, in the order of currencies. */
  public List<Money> balances(String holderId) {
    return jdbi.withHandle(handle -> WalletSql.balances(handle, holderId));
  }

  /**
   * A page of the movements of a holder's wallets, newest first.
   *
   * @param before the place where the page before ended; {@link Long#MAX_VALUE} for the first
   */
  public List<WalletEntry> entries(String holderId, long before, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select m.*, o.kind as order_kind,
                      (select c.account from money_ledger c where c.posting_id = m.posting_id
                        and c.amount_currency = m.amount_currency
                        and sign(c.amount_minor_units) = -sign(m.amount_minor_units)
                        order by c.line_no limit 1) as other
                    from money_ledger m join orders o using (order_id)
                    where m.account = 'WALLET' and m.holder_id = :holder and m.seq < :before
                    order by m.seq desc limit :limit
                    """)
                .bind("holder", holderId)
                .bind("before", before)
                .bind("limit", limit)
                .map((row, context) -> WalletEntry.read(new Columns(row)))
                .list());
  }

  /**
   * A part of a balance and the payment it can go back to.
   *
   * @param orderId the top-up
   * @param paymentId its payment
   * @param amount never more than was captured, nor than the credit it brought, less what of either
   *     has gone back
   */
  public record Share(String orderId, String paymentId, Money amount) {
    /** As the rules freeze it. */
    public Cancellation.Share frozen() {
      return new Cancellation.Share(orderId, paymentId, amount);
    }

    /** A part of it. */
    Share of(Money part) {
      return new Share(orderId, paymentId, part);
    }

    /** Rows that PostgreSQL put into one JSON array. */
    static List<Share> readAll(String json) {
      List<Share> shares = new ArrayList<>();
      if (!json.equals("[]")) {
        for (JsonNode node : AllowanceRow.tree(json)) {
          shares.add(
              new Share(
                  node.path("orderId").asText(),
                  node.path("paymentId").asText(),
                  Money.of(node.path("minorUnits").asLong(), node.path("currency").asText())));
        }
      }
      return shares;
    }

    static Share read(Columns row) throws SQLException {
      return new Share(row.text("order_id"), row.text("payment_id"), row.money("amount"));
    }
  }

  /**
   * What a holder's wallets would give back now: each balance to the top-ups that were paid last,
   * in the currency and by the method in which they were paid, never more than the credit that each
   * brought. What a brand gave beyond what was paid has nowhere to go back to and is not among it,
   * nor what is reserved for a cancellation.
   */
  public List<Share> refundable(String holderId) {
    return jdbi.withHandle(handle -> WalletSql.refundable(handle, holderId));
  }

  /** What a cancellation of a lease gives back: nothing while another number of theirs goes on. */
  public List<Share> restOf(String leaseId) {
    return jdbi.withHandle(handle -> WalletSql.rest(handle, leaseId));
  }

  /** Whether another number of a lease's holder goes on, which the balance can serve. */
  public boolean servesAnother(String leaseId) {
    return jdbi.withHandle(handle -> WalletSql.servesAnother(handle, leaseId));
  }

  /**
   * Who gives a rest back, and why.
   *
   * @param holderId whose it is
   * @param requestId the wish; the same wish is written once
   * @param actor who asks, opaque
   * @param reason why, a short code
   */
  public record Return(String holderId, String requestId, String actor, String reason) {}

  /**
   * Gives the rest of a holder's wallets back: refunds that are due, their postings and the audit,
   * in one transaction. Payments' own workflows carry them out.
   *
   * @param now real time
   * @return what goes back; the same again for the same wish
   */
  public List<Share> giveBack(Return wish, Instant now) {
    return jdbi.inTransaction(
        handle -> {
          List<Share> before = WalletSql.given(handle, refundPrefix(wish.requestId()));
          if (!before.isEmpty()) {
            return before;
          }
          WalletSql.lock(handle, wish.holderId());
          return give(handle, WalletSql.refundable(handle, wish.holderId()), wish, now);
        });
  }

  /** What went back by a wish; nothing for one that was never written. */
  public List<Share> givenBack(String requestId) {
    return jdbi.withHandle(handle -> WalletSql.given(handle, refundPrefix(requestId)));
  }

  static String refundPrefix(String requestId) {
    return DerivedId.of("rfw", requestId);
  }

  private static List<Share> give(Handle handle, List<Share> shares, Return wish, Instant now) {
    for (int i = 0; i < shares.size(); i++) {
      WalletReturn.write(
          handle, shares.get(i), refundPrefix(wish.requestId()) + "_" + i, wish, now);
    }
    return shares;
  }
}
