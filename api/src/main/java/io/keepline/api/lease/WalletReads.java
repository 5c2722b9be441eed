package io.keepline.api.lease;

import io.keepline.api.http.Call;
import io.keepline.api.http.Cursors;
import io.keepline.api.http.Page;
import io.keepline.api.http.Problem;
import io.keepline.api.http.Reply;
import io.keepline.lifecycle.Money;
import io.keepline.store.HolderRow;
import io.keepline.store.Holders;
import io.keepline.store.WalletEntry;
import io.keepline.store.WalletEntryKind;
import io.keepline.store.Wallets;
import io.keepline.store.brand.Brand;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a holder has with a brand: balances, and every movement of them. */
final class WalletReads {

  private final Wallets wallets;
  private final Holders holders;
  private final Brands brands;

  WalletReads(Wallets wallets, Holders holders, Brands brands) {
    this.wallets = wallets;
    this.holders = holders;
    this.brands = brands;
  }

  /**
   * One balance.
   *
   * @param balance what can be spent
   * @param low whether it is below what the brand calls low
   * @param refundable what would go back to the payments it came from
   */
  private record Balance(Money balance, boolean low, Money refundable) {}

  private record Wallet(String holderId, String brandId, List<Balance> balances) {}

  private record Entry(
      Money amount, WalletEntryKind kind, String orderId, String paymentId, Instant at) {
    static Entry of(WalletEntry row) {
      return new Entry(row.amount(), row.kind(), row.orderId(), row.paymentId(), row.at());
    }
  }

  Reply balance(Call call) {
    HolderRow holder = holder(call);
    Brand brand = brands.brand(holder.brandId());
    List<Wallets.Share> refundable = wallets.refundable(holder.holderId());
    return Reply.ok(
        new Wallet(
            holder.holderId(),
            holder.brandId(),
            wallets.balances(holder.holderId()).stream()
                .map(
                    balance ->
                        new Balance(
                            balance, isLow(brand, balance), sum(refundable, balance.currency())))
                .toList()));
  }

  private static boolean isLow(Brand brand, Money balance) {
    return Optional.ofNullable(brand.lowBalance().get(balance.currency()))
        .filter(threshold -> balance.compareTo(threshold) < 0)
        .isPresent();
  }

  private static Money sum(List<Wallets.Share> shares, String currency) {
    return shares.stream()
        .map(Wallets.Share::amount)
        .filter(amount -> amount.currency().equals(currency))
        .reduce(Money.zero(currency), Money::plus);
  }

  Reply entries(Call call) {
    HolderRow holder = holder(call);
    int limit = call.limit();
    List<WalletEntry> rows = wallets.entries(holder.holderId(), before(call), limit + 1);
    return Reply.ok(
        Page.of(rows, limit, row -> Cursors.write(Long.toString(row.seq())), Entry::of));
  }

  /** The place that a cursor names. */
  static long before(Call call) {
    Optional<String> cursor = call.cursor();
    if (cursor.isEmpty()) {
      return Long.MAX_VALUE;
    }
    try {
      return Long.parseLong(cursor.get());
    } catch (NumberFormatException notOurs) {
      throw Problem.invalid("?cursor", "the next of the page before, unchanged");
    }
  }

  private HolderRow holder(Call call) {
    HolderRow holder = holders.holder(call.id("holderId")).orElseThrow(Problem::notFound);
    call.caller().mustTouch(holder.brandId());
    return holder;
  }
}
