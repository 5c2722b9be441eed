package io.keepline.local.storm;

/**
 * How hard it blows.
 *
 * @param orders how many orders are submitted before it calms down
 * @param seed decides what each customer does and what breaks; what happens at the same moment on
 *     several threads it cannot decide
 * @param numbers how many numbers the customers share
 * @param customers how many act at once
 */
public record StormOptions(int orders, long seed, int numbers, int customers) {
  private static final int MOST_ORDERS = 20_000;
  private static final int MOST_NUMBERS = 200;
  private static final int MOST_CUSTOMERS = 64;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException with a sentence for the one that is wrong
   */
  public StormOptions {
    check("--orders", orders, MOST_ORDERS);
    check("--numbers", numbers, MOST_NUMBERS);
    check("--customers", customers, MOST_CUSTOMERS);
  }

  private static void check(String name, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(name + " is a whole number from 1 to " + most);
    }
  }
}
