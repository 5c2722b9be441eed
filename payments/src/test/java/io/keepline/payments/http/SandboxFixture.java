package io.keepline.payments.http;

import io.keepline.payments.MethodTable;
import io.keepline.payments.PaymentMethod;
import io.keepline.payments.PaymentProvider;
import io.keepline.payments.ProviderFixture;
import io.keepline.payments.RunningSandbox;
import io.keepline.payments.SandboxMethods;
import io.keepline.payments.SavedMethods;
import io.keepline.payments.sandbox.MagicToken;

/** The sandbox provider, its buttons pressed from outside. */
record SandboxFixture(RunningSandbox sandbox) implements ProviderFixture {

  @Override
  public PaymentProvider provider() {
    return sandbox.provider();
  }

  @Override
  public SavedMethods savedMethods() {
    return sandbox.savedMethods();
  }

  @Override
  public MethodTable methods() {
    return SandboxMethods.TABLE;
  }

  @Override
  public String token(Card card) {
    return switch (card) {
      case PAYS -> MagicToken.VISA.token();
      case LACKS_MONEY -> MagicToken.INSUFFICIENT_FUNDS.token();
      case STOLEN -> MagicToken.STOLEN.token();
      case AUTHENTICATES -> MagicToken.AUTHENTICATE.token();
    };
  }

  @Override
  public String walletToken(PaymentMethod wallet) {
    return MagicToken.ON_TIME.token(wallet);
  }

  @Override
  public String unknownReference() {
    return "spy_0";
  }

  @Override
  public void payOnPage(String paymentId) {
    sandbox.control().press(paymentId, SandboxControl.Button.PAY);
  }

  @Override
  public void refuseOnPage(String paymentId) {
    sandbox.control().press(paymentId, SandboxControl.Button.DECLINE);
  }

  @Override
  public void answerSave(String saveRef, boolean agree) {
    sandbox.control().answerSave(saveRef, agree);
  }

  @Override
  public void takeBack(String paymentId) {
    sandbox.control().dispute(paymentId, SandboxControl.Dispute.OPEN);
  }

  @Override
  public void decide(String paymentId, boolean forUs) {
    sandbox
        .control()
        .dispute(paymentId, forUs ? SandboxControl.Dispute.WIN : SandboxControl.Dispute.LOSE);
  }
}
