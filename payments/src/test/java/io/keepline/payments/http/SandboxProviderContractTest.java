package io.keepline.payments.http;

import io.keepline.lifecycle.Money;
import io.keepline.payments.PaymentProvider;
import io.keepline.payments.PaymentProviderContract;
import io.keepline.payments.PaymentRequest;
import io.keepline.payments.RunningSandbox;
import io.keepline.payments.sandbox.MagicToken;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class SandboxProviderContractTest extends PaymentProviderContract {

  private static RunningSandbox sandbox;

  @BeforeAll
  static void open() throws IOException {
    sandbox = RunningSandbox.open();
  }

  @AfterAll
  static void close() {
    sandbox.close();
  }

  @Override
  protected PaymentProvider provider() {
    return sandbox.provider();
  }

  @Override
  protected PaymentRequest paysAtOnce(String paymentId, Money amount, URI returnUrl) {
    return request(MagicToken.VISA, paymentId, amount, returnUrl);
  }

  @Override
  protected PaymentRequest lacksMoney(String paymentId, Money amount, URI returnUrl) {
    return request(MagicToken.INSUFFICIENT_FUNDS, paymentId, amount, returnUrl);
  }

  @Override
  protected PaymentRequest redirects(String paymentId, Money amount, URI returnUrl) {
    return request(MagicToken.ON_TIME, paymentId, amount, returnUrl);
  }

  @Override
  protected void payOnPage(String paymentId) {
    sandbox.control().press(paymentId, SandboxControl.Button.PAY);
  }

  private static PaymentRequest request(
      MagicToken token, String paymentId, Money amount, URI returnUrl) {
    return new PaymentRequest(
        paymentId, amount, token.method(), token.token(), returnUrl, "ord_contract");
  }
}
