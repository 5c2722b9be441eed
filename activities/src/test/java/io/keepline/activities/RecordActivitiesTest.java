package io.keepline.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keepline.lifecycle.Decision;
import io.keepline.lifecycle.Lease;
import io.keepline.lifecycle.LeaseStatus;
import io.keepline.lifecycle.Order;
import io.keepline.lifecycle.OrderState;
import io.keepline.lifecycle.Quote;
import io.keepline.lifecycle.Stimulus;
import io.keepline.store.Database;
import io.keepline.store.PaymentOutcome;
import io.keepline.store.Payments;
import io.keepline.workflows.LeaseInput;
import io.keepline.workflows.LeaseInput.FirstOrder;
import io.keepline.workflows.RecordActivities.Adopt;
import io.keepline.workflows.RecordActivities.Adopted;
import io.keepline.workflows.RecordActivities.Commit;
import io.keepline.workflows.RecordActivities.Committed;
import io.keepline.workflows.RecordActivities.Kind;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Decisions of the real rules, written to a real PostgreSQL and read back. */
class RecordActivitiesTest {
  private Database database;

  @BeforeEach
  void open() {
    database = Scene.database();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void theFirstAdoptReservesANumberAndSubmitsTheFirstOrder() {
    Scene scene = Scene.of(database, "lea_1");
    Adopted adopted = scene.begin(null);
    assertThat(adopted.refusal()).isNull();
    assertThat(adopted.epoch()).isEqualTo(1);
    assertThat(scene.lease.status()).isEqualTo(LeaseStatus.RESERVED);
    assertThat(scene.lease.numberId()).startsWith("num_");
    assertThat(scene.lease.sandbox()).isTrue();
    assertThat(adopted.unsent()).containsExactly("ord_lea_1");
    assertThat(scene.schedule.wakes()).isNotEmpty();
    assertThat(scene.texts("select state from numbers where state <> 'AVAILABLE'"))
        .containsExactly("RESERVED");
  }

  @Test
  void adoptingAgainRaisesTheEpochAndReadsTheSameFacts() {
    Scene scene = Scene.active(database, "lea_1");
    Lease before = scene.lease;
    Adopted again = scene.adoptAgain();
    assertThat(again.epoch()).isEqualTo(2);
    assertThat(scene.lease).isEqualTo(before);
    assertThat(again.known()).isEmpty();
    assertThat(again.unsent()).isEmpty();
  }

  @Test
  void aChosenNumberThatIsGoneIsRefused() {
    Scene.of(database, "lea_1").begin("num_2");
    assertThat(Scene.of(database, "lea_2").begin("num_2").refusal()).isEqualTo("NUMBER_TAKEN");
  }

  @Test
  void e29OfTwoLeasesBegunAtOnceEachGetsANumberOfItsOwn() throws Exception {
    List<Scene> scenes = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      scenes.add(Scene.of(database, "lea_" + i));
    }
    together(scenes.stream().<Callable<Adopted>>map(s -> () -> s.begin(null)).toList());
    assertThat(scenes).extracting(s -> s.lease.numberId()).doesNotHaveDuplicates();
    Scene none = Scene.of(database, "lea_4");
    assertThat(none.begin(null).refusal()).isEqualTo("NO_NUMBER_FREE");
  }

  @Test
  void aBeginningThatWaitedTooLongIsRefusedAndTakesNoNumber() {
    Scene scene = Scene.of(database, "lea_1");
    scene.clock.pass(Duration.ofSeconds(61));
    assertThat(scene.begin(null).refusal()).isEqualTo("TOO_LATE");
    assertThat(scene.texts("select lease_id from leases")).isEmpty();
  }

  @Test
  void aPriceThatWasNeverOfferedBeginsNothing() {
    Scene scene = Scene.of(database, "lea_1");
    FirstOrder real = scene.first(null);
    Quote cheap =
        new Quote(
            real.quote().quoteId(),
            real.quote().kind(),
            real.quote().plan(),
            1,
            io.keepline.lifecycle.Money.of(1, "USD"),
            real.quote().restoreFee(),
            real.quote().band(),
            null,
            real.quote().newValidUntil(),
            real.quote().expiresAt(),
            Quote.Extras.NONE);
    FirstOrder forged =
        new FirstOrder(
            real.brandId(),
            real.holderId(),
            null,
            real.country(),
            real.capabilities(),
            real.orderId(),
            real.requestId(),
            real.actor(),
            cheap,
            real.method(),
            real.methodRef(),
            real.notAfter());
    Adopted adopted =
        scene.record.adopt(new Adopt(new LeaseInput("lea_1", forged, null), scene.clock.now));
    assertThat(adopted.refusal()).isEqualTo("QUOTE_DOES_NOT_FIT");
  }

  @Test
  void aPaidFirstOrderWritesTermMoneyNumberNoticeAndAudit() {
    Scene scene = Scene.active(database, "lea_1");
    assertThat(scene.lease.status()).isEqualTo(LeaseStatus.ACTIVE);
    assertThat(scene.texts("select kind || ' ' || to_date || ' ' || days from term_ledger"))
        .containsExactly("START 2027-04-02 31");
    assertThat(
            scene.texts(
                "select account || ' ' || amount_minor_units from money_ledger order by seq"))
        .containsExactly("PROVIDER 1200", "CLEARING -1200", "CLEARING 1200", "REVENUE -1200");
    assertThat(scene.texts("select state from numbers where state <> 'AVAILABLE'"))
        .containsExactly("LEASED");
    assertThat(scene.texts("select kind || ' ' || state from notices")).contains("RECEIPT DUE");
    assertThat(scene.text("select state || ' ' || applied_valid_until from orders"))
        .isEqualTo("APPLIED 2027-04-02");
    assertThat(
            scene.texts(
                "select stimulus || ' ' || coalesce(before_status, '-') || ' ' || after_status"
                    + " from audit order by seq"))
        .containsExactly("ORDER_SUBMITTED - RESERVED", "PAYMENT_OUTCOME RESERVED ACTIVE");
    assertThat(scene.text("select actor from audit order by seq desc limit 1"))
        .isEqualTo("system:keepline");
  }

  @Test
  void theNextWakeOfTheRowIsTheFirstOfTheSchedule() {
    Scene scene = Scene.active(database, "lea_1");
    assertThat(
            scene.text(
                "select to_char(next_wake at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS') from leases"))
        .isEqualTo(
            scene.schedule.next().orElseThrow().at().toString().substring(0, 19).replace('T', ' '));
  }

  @Test
  void theSameCommitTwiceIsWrittenOnceAndAnsweredTwice() {
    Scene scene = Scene.active(database, "lea_1");
    Decision.Accepted decided =
        scene.decide(
            new Stimulus.PutHold(scene.by("req_h"), io.keepline.lifecycle.HoldReason.FRAUD));
    Commit commit = scene.commit(decided, "com_1");
    Committed first = scene.record.commit(commit);
    Committed second = scene.record.commit(commit);
    assertThat(first.kind()).isEqualTo(Kind.COMMITTED);
    assertThat(second.kind()).isEqualTo(Kind.COMMITTED);
    assertThat(second.version()).isEqualTo(first.version());
    assertThat(scene.texts("select audit_id from audit where stimulus = 'HOLD_PUT'")).hasSize(1);
  }

  @Test
  void anotherDecisionAtAPassedVersionConflictsAndBringsTheRow() {
    Scene scene = Scene.active(database, "lea_1");
    Decision.Accepted hold =
        scene.decide(
            new Stimulus.PutHold(scene.by("req_h"), io.keepline.lifecycle.HoldReason.FRAUD));
    Decision.Accepted legal =
        scene.decide(
            new Stimulus.PutHold(scene.by("req_l"), io.keepline.lifecycle.HoldReason.LEGAL));
    scene.record.commit(scene.commit(hold, "com_1"));
    Committed late = scene.record.commit(scene.commit(legal, "com_2"));
    assertThat(late.kind()).isEqualTo(Kind.CONFLICT);
    assertThat(late.lease()).isEqualTo(hold.lease());
    assertThat(late.schedule()).isNotNull();
  }

  @Test
  void anOlderRunIsStale() {
    Scene scene = Scene.active(database, "lea_1");
    Decision.Accepted hold =
        scene.decide(
            new Stimulus.PutHold(scene.by("req_h"), io.keepline.lifecycle.HoldReason.FRAUD));
    Commit commit = scene.commit(hold, "com_1");
    scene.adoptAgain();
    assertThat(scene.record.commit(commit).kind()).isEqualTo(Kind.STALE);
  }

  @Test
  void ofTwoDecisionsAtOneVersionOneWins() throws Exception {
    Scene scene = Scene.active(database, "lea_1");
    Decision.Accepted hold =
        scene.decide(
            new Stimulus.PutHold(scene.by("req_h"), io.keepline.lifecycle.HoldReason.FRAUD));
    List<Callable<Committed>> rivals = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      Commit commit = scene.commit(hold, "com_" + i);
      rivals.add(() -> scene.record.commit(commit));
    }
    List<Committed> answers = together(rivals);
    assertThat(answers).filteredOn(a -> a.kind() == Kind.COMMITTED).hasSize(1);
    assertThat(answers).filteredOn(a -> a.kind() == Kind.CONFLICT).hasSize(5);
  }

  @Test
  void aLossThatIsBeingDecidedIsNeverStored() {
    Scene scene = Scene.active(database, "lea_1");
    Lease reclaiming =
        io.keepline.workflows.Json.read(
            io.keepline.workflows.Json.write(scene.lease).replace("\"ACTIVE\"", "\"RECLAIMING\""),
            Lease.class);
    Commit commit = scene.commit(new Decision.Accepted(reclaiming, List.of()), "com_1");
    assertThatThrownBy(() -> scene.record.commit(commit))
        .isInstanceOfSatisfying(
            ApplicationFailure.class, failure -> assertThat(failure.isNonRetryable()).isTrue());
  }

  @Test
  void aTaskIsOpenedAndClosedWithWhoDecided() {
    Scene scene = Scene.reserved(database, "lea_1");
    Order order = scene.lease.orders().get(0);
    scene.outcome(order, Stimulus.Result.PAID, io.keepline.lifecycle.Money.of(1199, "USD"));
    assertThat(scene.text("select kind || ' ' || state || ' ' || order_id from tasks"))
        .isEqualTo("AMOUNT_DIFFERS OPEN ord_lea_1");
    String taskId = scene.lease.tasks().get(0).taskId();
    scene.step(new Stimulus.CloseTask(scene.by("req_c"), taskId, Stimulus.Answer.SETTLED));
    assertThat(scene.text("select state || ' ' || closed_by || ' ' || note from tasks"))
        .isEqualTo("CLOSED holder:hol_ada wished");
  }

  @Test
  void anOrderWhoseIntentOutlivedItsRunIsTakenOverAndLookedUp() {
    Scene scene = Scene.active(database, "lea_1");
    Order order = submitted(scene, "r1");
    Adopted adopted = scene.adoptAgain();
    assertThat(scene.lease.order("ord_r1")).isPresent();
    assertThat(scene.lease.order("ord_r1").orElseThrow().state()).isEqualTo(OrderState.SUBMITTED);
    assertThat(adopted.unsent()).isEmpty();
    assertThat(adopted.known())
        .singleElement()
        .satisfies(
            known -> {
              assertThat(known.paymentId()).isEqualTo(order.paymentId());
              assertThat(known.result()).isEqualTo(Stimulus.Result.UNKNOWN);
            });
  }

  @Test
  void anOutcomeThatNoDecisionHasSeenIsAppliedByTheNextRun() {
    Scene scene = Scene.active(database, "lea_1");
    Order order = submitted(scene, "r1");
    new Payments(database)
        .outcome(new PaymentOutcome(order.paymentId(), "PAID", Scene.PRICE, null, scene.clock.now));
    Adopted adopted = scene.adoptAgain();
    assertThat(adopted.known()).hasSize(1);
    scene.outcome(adopted.known().get(0));
    assertThat(scene.lease.validUntil()).isEqualTo(LocalDate.of(2027, 5, 2));
    assertThat(scene.adoptAgain().known()).isEmpty();
  }

  @Test
  void aFurtherAttemptThatTheSnapshotDoesNotKnowIsTakenOver() {
    Scene scene = Scene.active(database, "lea_1");
    Order first = submitted(scene, "r1");
    scene.hold(scene.submit("r1"));
    new Payments(database)
        .outcome(
            new PaymentOutcome(
                first.paymentId(), "DECLINED", null, "INSUFFICIENT_FUNDS", scene.clock.now));
    scene.outcome(first, Stimulus.Result.DECLINED, null);
    Decision.Accepted retried =
        scene.decide(
            new Stimulus.Retry(
                scene.by("req_r2"),
                "ord_r1",
                io.keepline.lifecycle.PaymentMethod.CARD,
                "mref_1",
                io.keepline.lifecycle.DerivedId.payment("ord_r1", 2),
                scene.clock.now.plusSeconds(60)));
    scene.intent(retried.lease().order("ord_r1").orElseThrow());
    Adopted adopted = scene.adoptAgain();
    Order carried = scene.lease.order("ord_r1").orElseThrow();
    assertThat(carried.attempt()).isEqualTo(2);
    assertThat(carried.state()).isEqualTo(OrderState.SUBMITTED);
    assertThat(adopted.known()).extracting(k -> k.paymentId()).containsExactly(carried.paymentId());
  }

  @Test
  void e6MoneyThatIsRecordedForAClosedOrderIsRefundedAndExtendsNothing() {
    Scene scene = Scene.active(database, "lea_1");
    Order order = submitted(scene, "r1");
    scene.hold(scene.submit("r1"));
    scene.outcome(order, Stimulus.Result.CLOSED, null);
    new Payments(database)
        .outcome(new PaymentOutcome(order.paymentId(), "PAID", Scene.PRICE, null, scene.clock.now));
    Adopted adopted = scene.adoptAgain();
    LocalDate before = scene.lease.validUntil();
    scene.outcome(adopted.known().get(0));
    assertThat(scene.lease.validUntil()).isEqualTo(before);
    assertThat(scene.texts("select state || ' ' || amount_minor_units from refunds"))
        .containsExactly("DUE 1200");
    assertThat(scene.adoptAgain().known()).isEmpty();
  }

  @Test
  void anEndedLeaseIsOverAndItsMoneyIsHandedOver() {
    Scene scene = Scene.active(database, "lea_1");
    scene.step(
        new Stimulus.NumberGone(scene.by("req_g"), io.keepline.lifecycle.LossCause.PORTED_OUT));
    Adopted adopted = scene.adoptAgain();
    assertThat(adopted.ended()).isTrue();
    assertThat(scene.texts("select state from numbers where state <> 'AVAILABLE'"))
        .containsExactly("PORTED_OUT");
  }

  /** A renewal that was submitted: its intent is written, its decision is not committed. */
  private static Order submitted(Scene scene, String key) {
    Order order = scene.submit(key).lease().order("ord_" + key).orElseThrow();
    scene.intent(order);
    return order;
  }

  private static <T> List<T> together(List<Callable<T>> work) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(work.size());
    try {
      List<T> answers = new ArrayList<>();
      for (Future<T> answer : pool.invokeAll(work)) {
        answers.add(answer.get());
      }
      return answers;
    } finally {
      pool.shutdownNow();
    }
  }
}
