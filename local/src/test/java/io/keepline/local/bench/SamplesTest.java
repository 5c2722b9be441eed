package io.keepline.local.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SamplesTest {

  @Test
  void theMedianOfAnOddNumberIsTheMiddleOne() {
    assertThat(Samples.median(List.of(9.0, 1.0, 5.0))).isEqualTo(5.0);
  }

  @Test
  void theMedianOfAnEvenNumberIsTheMeanOfTheTwoInTheMiddle() {
    assertThat(Samples.median(List.of(4.0, 1.0, 2.0, 9.0))).isEqualTo(3.0);
  }

  @Test
  void noFiguresHaveNoMedian() {
    assertThatIllegalArgumentException().isThrownBy(() -> Samples.median(List.of()));
  }

  @Test
  void aPercentileIsTheNearestRankWhateverTheOrder() {
    long[] oneToTwenty = LongStream.rangeClosed(1, 20).map(n -> (21 - n) * 1_000_000).toArray();
    Samples samples = new Samples(oneToTwenty, 0, 2);
    assertThat(samples.millis(0.5)).isEqualTo(10.0);
    assertThat(samples.millis(0.95)).isEqualTo(19.0);
    assertThat(samples.millis(1)).isEqualTo(20.0);
  }

  @Test
  void theRateCountsOnlyWhatWasAnsweredAsItShould() {
    assertThat(new Samples(new long[] {1, 2, 3}, 7, 1.5).perSecond()).isEqualTo(2.0);
  }

  @Test
  void withoutACallNothingIsDividedByNothing() {
    assertThat(new Samples(new long[0], 0, 1).millis(0.95)).isZero();
  }
}
