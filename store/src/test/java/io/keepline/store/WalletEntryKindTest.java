package io.keepline.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.lifecycle.Entry.Account;
import io.keepline.lifecycle.OrderKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A line of the ledger in its holder's words. */
class WalletEntryKindTest {

  @ParameterizedTest
  @CsvSource({
    "CLEARING, true, TOP_UP, TOP_UP",
    "PROMOTIONS, true, TOP_UP, TOP_UP",
    "CLEARING, false, START, START",
    "CLEARING, false, RENEW, RENEWAL",
    "CLEARING, false, AUTO_RENEW, RENEWAL",
    "CLEARING, false, CHANGE, PLAN_CHANGE",
    "REFUNDS_OWED, true, RENEW, REFUND",
    "REFUNDS_OWED, false, TOP_UP, WITHDRAWAL",
    "WALLET_RESERVED, false, TOP_UP, RESERVED",
    "WALLET_RESERVED, true, TOP_UP, RELEASED",
    "CHARGEBACKS, false, TOP_UP, CHARGED_BACK",
    "CHARGEBACKS, true, TOP_UP, CHARGEBACK_WON"
  })
  void whatALineWasFollowsFromWhereTheMoneyCameFromOrWentTo(
      Account other, boolean grew, OrderKind order, WalletEntryKind kind) {
    assertThat(WalletEntryKind.of(other, grew, order)).isEqualTo(kind);
  }

  @ParameterizedTest
  @EnumSource(
      value = Account.class,
      names = {"REVENUE", "FEES", "BY_HAND", "TILL"})
  void whatNothingOfOursWritesIsACorrection(Account other) {
    assertThat(WalletEntryKind.of(other, true, OrderKind.TOP_UP))
        .isEqualTo(WalletEntryKind.of(other, false, OrderKind.RENEW))
        .isEqualTo(WalletEntryKind.CORRECTION);
  }

  @Test
  void creditThatNoTopUpBroughtIsACorrection() {
    assertThat(WalletEntryKind.of(Account.CLEARING, true, OrderKind.RENEW))
        .isEqualTo(WalletEntryKind.CORRECTION);
  }
}
