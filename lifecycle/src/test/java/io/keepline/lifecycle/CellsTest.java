package io.keepline.lifecycle;

import static io.keepline.lifecycle.LeaseStatus.ACTIVE;
import static io.keepline.lifecycle.LeaseStatus.ENDED;
import static io.keepline.lifecycle.LeaseStatus.GRACE;
import static io.keepline.lifecycle.LeaseStatus.QUARANTINED;
import static io.keepline.lifecycle.LeaseStatus.RECLAIMING;
import static io.keepline.lifecycle.LeaseStatus.RESERVED;
import static io.keepline.lifecycle.LeaseStatus.SUSPENDED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every cell of the table: what is listed accepts from a prepared lease, all else refuses. */
class CellsTest {

  @TestFactory
  Stream<DynamicTest> everyCellOfTheTable() {
    List<DynamicTest> tests = new ArrayList<>();
    for (LeaseStatus status : LeaseStatus.values()) {
      for (StimulusKind kind : StimulusKind.values()) {
        tests.add(DynamicTest.dynamicTest(status + " x " + kind, () -> cell(status, kind)));
      }
    }
    return tests.stream();
  }

  private static void cell(LeaseStatus status, StimulusKind kind) {
    if (Transitions.isListed(status, kind)) {
      Cells.Prepared cell = new Cells(status).prepared(kind);
      assertThat(cell.life().status()).isEqualTo(status);
      assertThat(cell.stimulus().kind()).isEqualTo(kind);
      assertThat(cell.life().decide(cell.stimulus())).isInstanceOf(Decision.Accepted.class);
    } else {
      Life life = Cells.inStatus(status);
      Stimulus stimulus = Cells.anything(kind, life);
      Lease before = life.lease();
      assertThat(life.decide(stimulus)).isEqualTo(new Decision.Refused(expected(status, kind)));
      assertThat(life.lease()).isSameAs(before);
    }
  }

  /** The named refusals, written down a second time. */
  private static Refusal expected(LeaseStatus status, StimulusKind kind) {
    boolean timer =
        kind == StimulusKind.SERVICE_OUTCOME
            || kind == StimulusKind.LOSS_COMMITTED
            || kind == StimulusKind.LOSS_BRAKED
            || kind.name().endsWith("_DUE")
            || kind.name().endsWith("_ENDED")
            || kind.name().endsWith("EXPIRED")
            || kind == StimulusKind.PAY_BY_REACHED
            || kind == StimulusKind.UNKNOWN_TOO_LONG
            || kind == StimulusKind.TERM_BEGUN;
    if (status == ENDED) {
      return Refusal.LEASE_ENDED;
    } else if (status == RECLAIMING) {
      return Refusal.LOSS_BEING_DECIDED;
    } else if (timer) {
      return Refusal.NOT_DUE;
    } else if (status == RESERVED) {
      return Refusal.NOT_YET_PAID;
    } else if (status == QUARANTINED) {
      return Refusal.NUMBER_LOST;
    } else if (kind == StimulusKind.COUNTER_REVERSED) {
      return Refusal.NOT_REVERSIBLE;
    } else {
      return switch (kind) {
        case LOSS_UNDONE -> Refusal.NOT_RECLAIMED;
        case PLAN_CHANGE_SUBMITTED -> Refusal.TERM_OVER;
        default -> Refusal.STILL_IN_TERM;
      };
    }
  }

  @Test
  void everyStimulusHasALineAndNoLineHasAnEmptySet() {
    assertThat(Transitions.rows())
        .extracting(Transitions.Row::kind)
        .containsExactly(StimulusKind.values());
    assertThat(Transitions.rows()).noneMatch(r -> r.statuses().isEmpty());
    assertThat(Transitions.rows()).noneMatch(r -> r.statuses().contains(ENDED));
  }

  @Test
  void i1_anEndedLeaseListensToNothing() {
    for (StimulusKind kind : StimulusKind.values()) {
      assertThat(Transitions.isListed(ENDED, kind)).isFalse();
    }
  }

  @Test
  void statusesAreOpenLiveAndInTermAsTheWordsSay() {
    assertThat(Stream.of(LeaseStatus.values()).filter(LeaseStatus::isInTerm))
        .containsExactly(ACTIVE, GRACE, SUSPENDED);
    assertThat(Stream.of(LeaseStatus.values()).filter(LeaseStatus::isLive))
        .containsExactly(RESERVED, ACTIVE, GRACE, SUSPENDED);
    assertThat(Stream.of(LeaseStatus.values()).filter(s -> !s.isOpen())).containsExactly(ENDED);
  }
}
