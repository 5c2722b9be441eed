package io.keepline.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.lifecycle.Cancellation;
import io.keepline.lifecycle.Entry;
import io.keepline.lifecycle.LeaseStatus;
import io.keepline.lifecycle.Money;
import io.keepline.lifecycle.OrderState;
import io.keepline.lifecycle.PaymentMethod;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Orders paid from the holder's balance: one update, one commit, no provider. */
class FromBalanceTest {

  @Test
  void aRenewalFromTheBalanceIsOneCommitAndAsksNoProvider() {
    try (Stage stage = new Stage()) {
      stage.begin();
      stage.until(l -> l.everInService());
      stage.record.balance = 1_300;
      int charged = stage.world.charged.size();
      Answer answer = stage.update("renew", stage.renew("1", PaymentMethod.BALANCE));
      assertThat(answer.accepted()).isTrue();
      assertThat(answer.validUntil()).isEqualTo(LocalDate.parse("2027-04-01"));
      assertThat(stage.record.balance).isEqualTo(100);
      assertThat(stage.record.applied("ord_1")).isEqualTo(1);
      assertThat(stage.world.charged).hasSize(charged);
    }
  }

  @Test
  void aBalanceThatDoesNotSufficeChangesNothingAndAnotherMethodWorks() {
    try (Stage stage = new Stage()) {
      stage.begin();
      stage.until(l -> l.everInService());
      LocalDate until = stage.record.lease.validUntil();
      stage.record.balance = 1_199;
      Answer no = stage.update("renew", stage.renew("1", PaymentMethod.BALANCE));
      assertThat(no.accepted()).isFalse();
      assertThat(no.storeRefusal()).isEqualTo("BALANCE_TOO_LOW");
      assertThat(stage.record.lease.validUntil()).isEqualTo(until);
      assertThat(stage.record.lease.orders()).isEmpty();
      Answer yes = stage.update("renew", stage.renew("2", PaymentMethod.CARD));
      assertThat(yes.validUntil()).isEqualTo(LocalDate.parse("2027-04-01"));
      assertThat(stage.record.balance).isEqualTo(1_199);
    }
  }

  @Test
  void aDeclinedOrderIsPaidFromTheBalance() {
    try (Stage stage = new Stage()) {
      stage.begin();
      stage.until(l -> l.everInService());
      stage.world.cardAnswer = io.keepline.lifecycle.Stimulus.Result.DECLINED;
      stage.update("renew", stage.renew("1", PaymentMethod.CARD));
      stage.record.balance = 1_200;
      Answer paid =
          stage.update(
              "payAnotherWay",
              new Commands.PayAnotherWay(
                  "req_2",
                  "holder:hld_1",
                  "renew",
                  "ord_1",
                  2,
                  PaymentMethod.BALANCE,
                  null,
                  Instant.parse("2099-01-01T00:00:00Z")));
      assertThat(paid.validUntil()).isEqualTo(LocalDate.parse("2027-04-01"));
      assertThat(stage.record.balance).isZero();
    }
  }

  @Test
  void aFirstOrderIsPaidFromTheBalanceOrDeclined() {
    try (Stage rich = new Stage()) {
      rich.record.balance = 1_200;
      Answer paid = rich.begin(PaymentMethod.BALANCE);
      assertThat(paid.status()).isEqualTo(LeaseStatus.ACTIVE);
      assertThat(rich.world.charged).isEmpty();
    }
    try (Stage poor = new Stage()) {
      Answer declined = poor.begin(PaymentMethod.BALANCE);
      assertThat(declined.status()).isEqualTo(LeaseStatus.RESERVED);
      assertThat(declined.orderState()).isEqualTo(OrderState.DECLINED);
    }
  }

  @Test
  void aConfirmedCancellationFreezesWhatTheRecordSaysOfTheWallet() {
    try (Stage stage = new Stage()) {
      stage.begin();
      stage.until(l -> l.everInService() && l.notices().isEmpty());
      stage.record.walletRest =
          List.of(new Cancellation.Share("ord_top", "pay_top", Money.of(500, "USD")));
      Answer confirmed =
          stage.update(
              "cancelOnBehalf",
              new Commands.CancelOnBehalf("req_c", "staff:stf_1", "asked", 24, null));
      assertThat(confirmed.accepted()).isTrue();
      assertThat(stage.record.lease.cancellation().wallet()).isEqualTo(stage.record.walletRest);
      assertThat(
              stage.record.entries.stream()
                  .filter(Entry.Posting.class::isInstance)
                  .map(Entry.Posting.class::cast)
                  .filter(p -> p.from() == Entry.Account.WALLET_RESERVED)
                  .map(Entry.Posting::amount))
          .containsExactly(Money.of(500, "USD"));
    }
  }
}
