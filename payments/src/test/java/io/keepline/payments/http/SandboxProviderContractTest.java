package io.keepline.payments.http;

import io.keepline.payments.PaymentProviderContract;
import io.keepline.payments.ProviderFixture;
import io.keepline.payments.RunningSandbox;
import java.io.IOException;
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
  protected ProviderFixture fixture() {
    return new SandboxFixture(sandbox);
  }
}
