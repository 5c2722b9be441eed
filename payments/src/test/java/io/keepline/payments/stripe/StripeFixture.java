package io.keepline.payments.stripe;

import io.keepline.payments.MethodTable;
import io.keepline.payments.PaymentMethod;
import io.keepline.payments.PaymentProvider;
import io.keepline.payments.ProviderFixture;
import io.keepline.payments.RunningSandbox;
import io.keepline.payments.SavedMethods;
import io.keepline.payments.stripe.stub.StripeStub;
import java.time.InstantSource;

/** Stripe's stand-in behind Stripe's SDK, its pages answered from outside. */
record StripeFixture(StripeStub stub) implements ProviderFixture {

  StripeConfig config() {
    return new StripeConfig(StripeStub.KEY, stub.baseUrl(), RunningSandbox.TIMEOUTS);
  }

  @Override
  public PaymentProvider provider() {
    return StripeProvider.open(config(), InstantSource.system());
  }

  @Override
  public SavedMethods savedMethods() {
    return StripeSavedMethods.open(config());
  }

  @Override
  public MethodTable methods() {
    return StripeMethods.TABLE;
  }

  @Override
  public String token(Card card) {
    return switch (card) {
      case PAYS -> "pm_card_visa";
      case LACKS_MONEY -> "pm_card_visa_chargeDeclinedInsufficientFunds";
      case STOLEN -> "pm_card_visa_chargeDeclinedStolenCard";
      case AUTHENTICATES -> "pm_card_authenticationRequired";
    };
  }

  /** Stripe makes the way of paying itself; the port wants a word all the same. */
  @Override
  public String walletToken(PaymentMethod wallet) {
    return "on_page";
  }

  @Override
  public String unknownReference() {
    return "pi_0";
  }

  @Override
  public void payOnPage(String paymentId) {
    stub.answerPage(paymentId, true);
  }

  @Override
  public void refuseOnPage(String paymentId) {
    stub.answerPage(paymentId, false);
  }

  @Override
  public void answerSave(String saveRef, boolean agree) {
    stub.answerSetup(saveRef, agree);
  }

  @Override
  public void takeBack(String paymentId) {
    stub.openDispute(paymentId);
  }

  @Override
  public void decide(String paymentId, boolean forUs) {
    stub.decideDispute(paymentId, forUs);
  }
}
