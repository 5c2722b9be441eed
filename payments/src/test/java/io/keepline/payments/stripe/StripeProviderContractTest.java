package io.keepline.payments.stripe;

import io.keepline.payments.PaymentProviderContract;
import io.keepline.payments.ProviderFixture;
import io.keepline.payments.stripe.stub.StripeStub;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * The contract over Stripe's SDK. Every call opens an adapter anew, as if another process made it,
 * and searches never see a payment: so nothing here depends on what a process remembers.
 */
class StripeProviderContractTest extends PaymentProviderContract {

  private static StripeStub stub;

  @BeforeAll
  static void open() throws IOException {
    stub = StripeStub.open(Optional.empty());
    stub.searchLags(true);
  }

  @AfterAll
  static void close() {
    stub.close();
  }

  @Override
  protected ProviderFixture fixture() {
    return new StripeFixture(stub);
  }
}
