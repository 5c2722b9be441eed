package io.keepline.payments.stripe.stub;

import java.util.LinkedHashMap;
import java.util.Map;

/** Charges, refunds, disputes, and the balance that they move. */
final class StubMoney {

  private final StubAccount account;

  StubMoney(StubAccount account) {
    this.account = account;
  }

  Map<String, Object> charge(Map<String, Object> intent) {
    Map<String, Object> charge = account.make("ch", "charge");
    charge.put("amount", intent.get("amount"));
    charge.put("amount_captured", intent.get("amount"));
    charge.put("amount_refunded", 0L);
    charge.put("captured", true);
    charge.put("currency", intent.get("currency"));
    charge.put("disputed", false);
    charge.put("metadata", new LinkedHashMap<>((Map<?, ?>) intent.get("metadata")));
    charge.put("payment_intent", intent.get("id"));
    charge.put("status", "succeeded");
    return charge;
  }

  Map<String, Object> refund(StubForm form) {
    Map<String, Object> intent =
        account.shelf().get("payment_intent", form.required("payment_intent"));
    if (intent.get("latest_charge") == null) {
      throw StubRefusal.invalid("", "payment_intent", "This PaymentIntent has no charge to refund");
    }
    Map<String, Object> charge =
        account.shelf().get("charge", (String) intent.get("latest_charge"));
    long amount = form.number("amount");
    long refunded = (long) charge.get("amount_refunded");
    check(charge, amount, refunded);
    charge.put("amount_refunded", refunded + amount);
    Map<String, Object> refund = account.make("re", "refund");
    refund.put("amount", amount);
    refund.put("charge", charge.get("id"));
    refund.put("currency", charge.get("currency"));
    refund.put("metadata", form.metadata());
    refund.put("payment_intent", intent.get("id"));
    refund.put("status", account.refundsSettleAtOnce() ? "succeeded" : "pending");
    account.events().add("charge.refunded", charge);
    return refund;
  }

  private static void check(Map<String, Object> charge, long amount, long refunded) {
    long captured = (long) charge.get("amount_captured");
    if ((boolean) charge.get("disputed") && !charge.containsKey("dispute_won")) {
      throw StubRefusal.invalid("charge_disputed", "", "The charge has been charged back");
    }
    if (refunded == captured) {
      throw StubRefusal.invalid("charge_already_refunded", "", "Charge has already been refunded");
    }
    if (amount > captured - refunded) {
      throw StubRefusal.invalid(
          "", "amount", "Refund amount is greater than unrefunded amount on charge");
    }
  }

  /** A pending refund ends. */
  void settle(Map<String, Object> refund, boolean succeeded) {
    refund.put("status", succeeded ? "succeeded" : "failed");
    if (!succeeded) {
      Map<String, Object> charge = account.shelf().get("charge", (String) refund.get("charge"));
      charge.put(
          "amount_refunded", (long) charge.get("amount_refunded") - (long) refund.get("amount"));
    }
    account.events().add(succeeded ? "refund.updated" : "refund.failed", refund);
  }

  void dispute(Map<String, Object> intent) {
    Map<String, Object> charge =
        account.shelf().get("charge", (String) intent.get("latest_charge"));
    charge.put("disputed", true);
    Map<String, Object> dispute = account.make("dp", "dispute");
    dispute.put("amount", charge.get("amount_captured"));
    dispute.put("charge", charge.get("id"));
    dispute.put("currency", charge.get("currency"));
    dispute.put("payment_intent", intent.get("id"));
    dispute.put("reason", "fraudulent");
    dispute.put("status", "needs_response");
    move(dispute, -(long) charge.get("amount_captured"), "dispute");
    account.events().add("charge.dispute.created", dispute);
  }

  void decide(Map<String, Object> intent, boolean won) {
    Map<String, Object> dispute =
        account
            .shelf()
            .all("dispute", row -> row.get("payment_intent").equals(intent.get("id")))
            .get(0);
    dispute.put("status", won ? "won" : "lost");
    if (won) {
      move(dispute, (long) dispute.get("amount"), "dispute_reversal");
      account.shelf().get("charge", (String) dispute.get("charge")).put("dispute_won", true);
    }
    account.events().add("charge.dispute.closed", dispute);
  }

  private void move(Map<String, Object> dispute, long amount, String category) {
    Map<String, Object> moved = account.make("txn", "balance_transaction");
    moved.put("amount", amount);
    moved.put("currency", dispute.get("currency"));
    moved.put("reporting_category", category);
    moved.put("source", dispute.get("id"));
    moved.put("type", "adjustment");
  }
}
