package io.keepline.local.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.local.split.Waiting;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WishTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  @Test
  void aBrokenConnectionIsAnsweredByTheSameRequestWithTheSameKey() {
    try (FakeApi api =
        new FakeApi()
            .renewals("", "202 {\"orderId\":\"ord_1\",\"state\":\"submitted\"}")
            .orderStates("submitted", "applied")) {
      Wish wish = settled(api);
      assertThat(wish.seconds()).isPresent();
      assertThat(wish.wasResent()).isTrue();
      assertThat(wish.orders()).containsExactly("ord_1");
      assertThat(api.keys()).hasSizeGreaterThan(1).containsOnly("w.1");
    }
  }

  @Test
  void onlyAnOrderThatCameToNothingIsFollowedByANewOne() {
    try (FakeApi api =
        new FakeApi()
            .renewals("202 {\"orderId\":\"ord_1\"}", "201 {\"orderId\":\"ord_2\"}")
            .orderStates("unknown", "unknown", "declined", "applied")) {
      Wish wish = settled(api);
      assertThat(wish.wasTriedAgain()).isTrue();
      assertThat(wish.orders()).containsExactly("ord_1", "ord_2");
      assertThat(api.keys()).containsExactly("w.1", "w.2");
    }
  }

  @Test
  void aDeclineNamesItsOrderByItsAddress() {
    try (FakeApi api =
        new FakeApi()
            .renewals(
                "402 {\"code\":\"payment_declined\",\"orderUrl\":\"http://x/v1/orders/ord_7\"}",
                "201 {\"orderId\":\"ord_8\"}")
            .orderStates("declined", "applied")) {
      assertThat(settled(api).orders()).containsExactly("ord_7", "ord_8");
    }
  }

  @Test
  void aRefusalIsTheEndAndSaysWhy() {
    try (FakeApi api = new FakeApi().renewals("409 {\"code\":\"order_in_flight\"}")) {
      Wish wish = settled(api);
      assertThat(wish.seconds()).isEmpty();
      assertThat(wish.trouble()).isEqualTo("refused: 409 order_in_flight");
    }
  }

  @Test
  void ordersThatComeToNothingAgainAndAgainAreGivenUp() {
    try (FakeApi api =
        new FakeApi().renewals("202 {\"orderId\":\"ord_1\"}").orderStates("declined")) {
      assertThat(settled(api).trouble()).isEqualTo("the last of 4 orders is declined");
    }
  }

  private static Wish settled(FakeApi api) {
    Wish wish = new Wish(api.subscriber(), "lea_1", "w");
    wish.submit();
    assertThat(Waiting.until(wish::isSettled, LONG)).isTrue();
    return wish;
  }
}
