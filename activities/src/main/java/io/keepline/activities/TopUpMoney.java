package io.keepline.activities;

import io.keepline.lifecycle.DerivedId;
import io.keepline.lifecycle.Entry;
import io.keepline.lifecycle.Money;
import io.keepline.store.MoneyPosting;
import io.keepline.store.OrderRow;
import io.keepline.store.QuoteRow;
import io.keepline.store.brand.TopUpOffer;
import io.keepline.workflows.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the captured money of a top-up goes: by its step when the number takes it, whole to the
 * wallet when it does not. Both postings have one id, so that only one of them can ever be written.
 */
final class TopUpMoney {
  private static final String TAKEN = "top_up_taken";
  private static final String KEPT = "top_up_kept";

  private TopUpMoney() {}

  private record Offered(@Nullable TopUpOffer topUp) {}

  /**
   * The step that an offer was made of.
   *
   * @throws IllegalStateException if it is no offer of a top-up
   */
  static TopUpOffer offer(QuoteRow quote) {
    TopUpOffer offer = Json.read(quote.content(), Offered.class).topUp();
    if (offer == null) {
      throw new IllegalStateException("quote " + quote.quoteId() + " offers no top-up");
    }
    return offer;
  }

  /**
   * When.
   *
   * @param real real time
   * @param lease the lease's time
   */
  record At(Instant real, Instant lease) {}

  /** The credit to the wallet, the rest is sold; credit beyond the price is the brand's gift. */
  static List<MoneyPosting> taken(OrderRow order, String paymentId, TopUpOffer offer, At at) {
    Money rest = order.total().minus(offer.credit());
    Lines lines = new Lines(order.orderId(), paymentId, at, TAKEN);
    lines.add(Entry.Account.CLEARING, order.total());
    lines.add(Entry.Account.WALLET, offer.credit().negated());
    lines.add(rest.isPositive() ? Entry.Account.REVENUE : Entry.Account.PROMOTIONS, rest.negated());
    return lines.made;
  }

  /** Everything to the wallet. */
  static List<MoneyPosting> kept(OrderRow order, String paymentId, At at) {
    Lines lines = new Lines(order.orderId(), paymentId, at, KEPT);
    lines.add(Entry.Account.CLEARING, order.total());
    lines.add(Entry.Account.WALLET, order.total().negated());
    return lines.made;
  }

  private static final class Lines {
    private final List<MoneyPosting> made = new ArrayList<>();
    private final String orderId;
    private final String paymentId;
    private final At at;
    private final String cause;

    Lines(String orderId, String paymentId, At at, String cause) {
      this.orderId = orderId;
      this.paymentId = paymentId;
      this.at = at;
      this.cause = cause;
    }

    void add(Entry.Account account, Money amount) {
      if (!amount.isZero()) {
        made.add(
            new MoneyPosting(
                DerivedId.of("pst", paymentId, "top_up"),
                made.size() + 1,
                account.name(),
                orderId,
                paymentId,
                amount,
                at.real(),
                at.lease(),
                cause));
      }
    }
  }
}
