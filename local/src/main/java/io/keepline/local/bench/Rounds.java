package io.keepline.local.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The rounds of one side of a comparison. */
final class Rounds {
  private final List<Samples> rounds = new ArrayList<>();

  void add(Samples round) {
    rounds.add(round);
  }

  /** The median of a figure over the rounds. */
  double median(ToDoubleFunction<Samples> figure) {
    return Samples.median(rounds.stream().map(figure::applyAsDouble).toList());
  }

  int calls() {
    return rounds.stream().mapToInt(Samples::calls).sum();
  }

  int failed() {
    return rounds.stream().mapToInt(Samples::failed).sum();
  }
}
