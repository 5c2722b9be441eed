package io.keepline.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.keepline.lifecycle.Money;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MethodTableTest {

  @ParameterizedTest
  @EnumSource(names = {"BALANCE", "CASH", "TERMINAL_CARD"})
  void whatWeMoveOurselvesIsNeverAskedOfAProvider(PaymentMethod method) {
    assertThat(SandboxMethods.TABLE.row(method)).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new PaymentRequest(
                    "pay_1",
                    Money.of(1, "USD"),
                    method,
                    "tok_visa",
                    URI.create("https://shop.example/back"),
                    "ord_1"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MethodTable.Row(method, false, Set.of()));
  }

  @Test
  void aMethodThatNeedsItsSubscriberIsNeverPromisedUnattended() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MethodTable.Row(PaymentMethod.WECHAT_PAY, true, Set.of()));
    assertThat(
            SandboxMethods.TABLE.accepts(
                PaymentMethod.ALIPAY, Money.of(1, "CNY"), Attendance.UNATTENDED))
        .isFalse();
  }

  @Test
  void aMethodHasOneRow() {
    MethodTable.Row row = new MethodTable.Row(PaymentMethod.CARD, true, Set.of());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MethodTable("twice", List.of(row, row)));
  }
}
