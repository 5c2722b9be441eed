package io.keepline.local.storm;

import java.util.Locale;
import java.util.Random;

/** What a customer may do next, and how often compared with the others. */
enum Deed {
  START(6),
  RENEW_BY_CARD(30),
  RENEW_BY_WALLET(16),
  RENEW_FROM_BALANCE(8),
  RENEW_AT_COUNTER(8),
  REVERSE_AT_COUNTER(3),
  TOP_UP(10),
  SAME_KEY_TWICE(8),
  TWO_TABS(8),
  PAY_ANOTHER_WAY(12),
  PRESS_ON_THE_PAY_PAGE(16),
  CANCEL(4),
  WITHDRAW(4),
  LOOK_UP(4),
  ASK_FOR_HELP(3),
  CLOSE_A_TASK(3),
  RETURN_BALANCE(2),
  GOODWILL(3),
  TIME_GOES_BY(10);

  private final int weight;

  Deed(int weight) {
    this.weight = weight;
  }

  static Deed next(Random random) {
    int all = 0;
    for (Deed deed : values()) {
      all += deed.weight;
    }
    int at = random.nextInt(all);
    for (Deed deed : values()) {
      at -= deed.weight;
      if (at < 0) {
        return deed;
      }
    }
    throw new IllegalStateException("the weights changed");
  }

  /** As it stands in the report. */
  String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
