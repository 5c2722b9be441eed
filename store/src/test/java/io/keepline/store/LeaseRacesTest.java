package io.keepline.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.store.AdoptAnswer.Adopted;
import io.keepline.store.CommitAnswer.Committed;
import io.keepline.store.CommitAnswer.Conflict;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LeaseRacesTest {
  private static final int THREADS = 16;
  private static LeaseFixture fixture;

  @BeforeAll
  static void open() {
    fixture = new LeaseFixture(TestDatabase.create());
  }

  @AfterAll
  static void close() {
    fixture.database.close();
  }

  @Test
  void i2_ofSixteenThatChooseTheSameNumberOneWins() throws Exception {
    String number = fixture.freeNumber(1);
    for (int i = 0; i < THREADS; i++) {
      fixture.quote("lea_same_" + i);
    }
    List<AdoptAnswer> answers =
        together(
            i ->
                () ->
                    fixture.leases.adopt(
                        fixture.first("lea_same_" + i, new NumberChoice.Exact(number))));
    assertThat(answers).filteredOn(Adopted.class::isInstance).hasSize(1);
    assertThat(answers)
        .filteredOn(new AdoptAnswer.Refused(StoreRefusal.NUMBER_TAKEN)::equals)
        .hasSize(THREADS - 1);
    assertThat(fixture.count("leases where number_id = 'num_1'")).isEqualTo(1);
  }

  @Test
  void ofSixteenThatTakeTheSameOfferOneBegins() throws Exception {
    for (int i = 0; i < THREADS; i++) {
      fixture.freeNumber(40 + i);
    }
    String quote = fixture.quote("offer");
    NumberChoice any = new NumberChoice.Automatic("US", List.of("SMS_IN"));
    List<AdoptAnswer> answers =
        together(i -> () -> fixture.leases.adopt(fixture.first("lea_offer_" + i, any, quote)));
    assertThat(answers).filteredOn(Adopted.class::isInstance).hasSize(1);
    assertThat(answers)
        .filteredOn(new AdoptAnswer.Refused(StoreRefusal.QUOTE_USED)::equals)
        .hasSize(THREADS - 1);
    fixture.execute("update orders set state = 'CLOSED' where quote_id = '" + quote + "'");
    assertThat(fixture.leases.adopt(fixture.first("lea_offer_again", any, quote)))
        .as("an order that came to nothing frees its offer")
        .isInstanceOf(Adopted.class);
    fixture.execute("update numbers set state = 'WITHDRAWN' where state = 'AVAILABLE'");
  }

  @Test
  void e29_ofSixteenThatTakeAnyNumberEachOfTheTwoLeftGoesToOneAndTheRestAreRefused()
      throws Exception {
    fixture.freeNumber(2);
    fixture.freeNumber(3);
    NumberChoice any = new NumberChoice.Automatic("US", List.of("SMS_IN"));
    List<AdoptAnswer> answers =
        together(i -> () -> fixture.leases.adopt(fixture.first("lea_any_" + i, any)));
    assertThat(answers)
        .filteredOn(Adopted.class::isInstance)
        .extracting(answer -> ((Adopted) answer).lease().numberId())
        .containsExactlyInAnyOrder("num_2", "num_3");
    assertThat(answers)
        .filteredOn(new AdoptAnswer.Refused(StoreRefusal.NO_NUMBER_FREE)::equals)
        .hasSize(THREADS - 2);
  }

  @Test
  void i13_ofSixteenDecisionsAtOneVersionOneIsWritten() throws Exception {
    Adopted run = fixture.reserved("lea_version", 4);
    List<CommitAnswer> answers =
        together(
            i -> () -> fixture.leases.commit(LeaseFixture.commit(run, "decision_" + i).build()));
    assertThat(answers).filteredOn(new Committed(2)::equals).hasSize(1);
    assertThat(answers).filteredOn(Conflict.class::isInstance).hasSize(THREADS - 1);
    assertThat(fixture.count("audit where lease_id = 'lea_version'")).isEqualTo(2);
  }

  @Test
  void theSameDecisionSixteenTimesIsWrittenOnceAndAlwaysAnswersCommitted() throws Exception {
    Adopted run = fixture.reserved("lea_once", 5);
    CommitRequest decision = LeaseFixture.commit(run, "decision").build();
    List<CommitAnswer> answers = together(i -> () -> fixture.leases.commit(decision));
    assertThat(answers).hasSize(THREADS).containsOnly(new Committed(2));
    assertThat(fixture.count("audit where lease_id = 'lea_once'")).isEqualTo(2);
  }

  @Test
  void sixteenRunsThatBeginTheSameLeaseMakeOneLeaseAndSixteenEpochs() throws Exception {
    String number = fixture.freeNumber(6);
    fixture.quote("lea_begin");
    List<AdoptAnswer> answers =
        together(
            i ->
                () ->
                    fixture.leases.adopt(
                        fixture.first("lea_begin", new NumberChoice.Exact(number))));
    List<Long> epochs = new ArrayList<>();
    for (long epoch = 1; epoch <= THREADS; epoch++) {
      epochs.add(epoch);
    }
    assertThat(answers)
        .extracting(answer -> ((Adopted) answer).epoch())
        .containsExactlyInAnyOrderElementsOf(epochs);
  }

  @Test
  void sixteenChargesOfOneOrderAreSentOnce() throws Exception {
    Adopted run = fixture.reserved("lea_charge", 7);
    IntentRequest intent =
        new IntentRequest(
            "lea_charge",
            run.epoch(),
            fixture.order("lea_charge", "lea_charge", "SUBMITTED"),
            LeaseFixture.attempt("lea_charge", 1),
            null,
            LeaseFixture.NOW);
    List<IntentAnswer> answers = together(i -> () -> fixture.payments.intent(intent));
    assertThat(answers).filteredOn(IntentAnswer.Recorded.class::isInstance).hasSize(1);
    assertThat(answers)
        .filteredOn(IntentAnswer.AlreadyThere.class::isInstance)
        .hasSize(THREADS - 1);
  }

  private static <T> List<T> together(IntFunction<Callable<T>> work) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    try {
      CyclicBarrier start = new CyclicBarrier(THREADS);
      List<Future<T>> running = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        Callable<T> one = work.apply(i);
        running.add(
            pool.submit(
                () -> {
                  start.await();
                  return one.call();
                }));
      }
      List<T> answers = new ArrayList<>();
      for (Future<T> answer : running) {
        answers.add(answer.get(30, TimeUnit.SECONDS));
      }
      return answers;
    } finally {
      pool.shutdownNow();
    }
  }
}
