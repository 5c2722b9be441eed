package io.keepline.local.storm;

import io.keepline.local.split.LoadBrand;
import java.util.List;
import java.util.Map;

/** A holder's balance: filled by card, spent on renewals, given back when no number lives. */
final class Purse {
  /** No card that waits for its holder: whoever tops up does not come back to a page. */
  private static final List<String> CARDS =
      List.of(
          "tok_visa",
          "tok_visa",
          "tok_visa",
          "tok_insufficient_funds",
          "tok_timeout_after_charge",
          "tok_error_after_charge",
          "tok_error_before_charge",
          "tok_wrong_amount",
          "tok_refund_fails",
          "tok_charged_back");

  private static final Map<String, String> PRICES =
      Map.of(LoadBrand.LITTLE, "5.00", LoadBrand.BACK, "10.00");

  private final Errand errand;

  Purse(Errand errand) {
    this.errand = errand;
  }

  void fill() {
    String step = errand.random().nextInt(3) == 0 ? LoadBrand.BACK : LoadBrand.LITTLE;
    errand
        .harbour()
        .anyLease(errand.random())
        .ifPresent(
            lease ->
                errand.send(
                    Deed.TOP_UP,
                    "/v1/leases/" + lease + "/top-ups",
                    Map.of(
                        "stepId",
                        step,
                        "total",
                        Map.of("amount", PRICES.getOrDefault(step, ""), "currency", "USD"),
                        "method",
                        "card",
                        "methodToken",
                        errand.any(CARDS))));
  }

  void spend() {
    errand
        .wish("balance")
        .ifPresent(
            wish ->
                errand.send(
                    Deed.RENEW_FROM_BALANCE,
                    "/v1/leases/" + wish.leaseId() + "/renewals",
                    wish.body()));
  }

  void giveBack() {
    errand
        .harbour()
        .aPurse()
        .ifPresent(
            holder ->
                errand.send(
                    Deed.RETURN_BALANCE,
                    "/v1/holders/" + holder + "/wallet/refunds",
                    Errand.byStaff(Map.of())));
  }
}
