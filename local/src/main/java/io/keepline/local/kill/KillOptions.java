package io.keepline.local.kill;

/**
 * How hard to hit.
 *
 * @param rounds how often every scenario is played
 * @param seed orders the scenarios of each round and times the kills
 * @param renewals how many renewals are under way at each kill
 */
public record KillOptions(int rounds, long seed, int renewals) {
  private static final int MOST_ROUNDS = 100;
  private static final int MOST_RENEWALS = 20;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException with a sentence for the one that is wrong
   */
  public KillOptions {
    if (rounds < 1 || rounds > MOST_ROUNDS) {
      throw new IllegalArgumentException("--rounds is a whole number from 1 to " + MOST_ROUNDS);
    }
    if (renewals < 1 || renewals > MOST_RENEWALS) {
      throw new IllegalArgumentException("--renewals is a whole number from 1 to " + MOST_RENEWALS);
    }
  }
}
