package io.keepline.payments.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.lifecycle.Money;
import io.keepline.payments.CancelOutcome;
import io.keepline.payments.LedgerAnswer;
import io.keepline.payments.LedgerEntry;
import io.keepline.payments.PaymentOutcome;
import io.keepline.payments.PaymentOutcome.Created;
import io.keepline.payments.PaymentRequest;
import io.keepline.payments.RefundOutcome;
import io.keepline.payments.RefundRequest;
import io.keepline.payments.RunningSandbox;
import io.keepline.payments.http.SandboxControl.Button;
import io.keepline.payments.http.SandboxProvider;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;

/** Several callers at the same instant. */
class RivalsTest {

  private static final int RIVALS = 8;

  private static RunningSandbox sandbox;
  private static SandboxProvider provider;
  private static ExecutorService threads;

  @BeforeAll
  static void open() throws IOException {
    sandbox = RunningSandbox.open();
    provider = sandbox.provider();
    threads = Executors.newFixedThreadPool(RIVALS);
  }

  @AfterAll
  static void close() {
    threads.shutdownNow();
    sandbox.close();
  }

  private static <T> List<T> atOnce(List<Callable<T>> work) throws Exception {
    CyclicBarrier barrier = new CyclicBarrier(work.size());
    List<Future<T>> running = new ArrayList<>();
    for (Callable<T> one : work) {
      running.add(
          threads.submit(
              () -> {
                barrier.await();
                return one.call();
              }));
    }
    List<T> results = new ArrayList<>();
    for (Future<T> one : running) {
      results.add(one.get());
    }
    return results;
  }

  private static <T> List<Callable<T>> times(Callable<T> work) {
    return new ArrayList<>(Collections.nCopies(RIVALS, work));
  }

  private static List<LedgerEntry> entriesOf(String paymentId) {
    List<LedgerEntry> found = new ArrayList<>();
    for (LocalDate day : provider.ledgerDays().orElseThrow()) {
      Optional<String> after = Optional.empty();
      do {
        LedgerAnswer.Page page = (LedgerAnswer.Page) provider.listDay(day, after);
        page.entries().stream().filter(e -> e.paymentId().equals(paymentId)).forEach(found::add);
        after = page.next();
      } while (after.isPresent());
    }
    return found;
  }

  @RepeatedTest(5)
  void theSamePaymentFromEightThreadsIsOneCharge() throws Exception {
    PaymentRequest request = RunningSandbox.request(MagicToken.VISA);
    List<PaymentOutcome> outcomes =
        atOnce(
            times(
                () -> {
                  PaymentOutcome outcome = provider.create(request);
                  return outcome instanceof Created created
                      ? provider.confirm(created.providerRef())
                      : outcome;
                }));
    assertThat(outcomes).hasOnlyElementsOfType(PaymentOutcome.Paid.class);
    assertThat(outcomes).containsOnly(outcomes.get(0));
    assertThat(entriesOf(request.paymentId())).hasSize(1);
  }

  @RepeatedTest(5)
  void cancelAgainstConfirmEndsOneWay() throws Exception {
    PaymentRequest request = RunningSandbox.request(MagicToken.VISA);
    Created created = (Created) provider.create(request);
    List<Object> answers =
        atOnce(
            List.of(
                () -> provider.confirm(created.providerRef()),
                () -> provider.cancel(request.paymentId())));
    boolean paid = answers.get(0) instanceof PaymentOutcome.Paid;
    assertThat(answers.get(1)).isEqualTo(paid ? CancelOutcome.ALREADY_PAID : CancelOutcome.CLOSED);
    assertThat(provider.lookUp(request.paymentId())).isEqualTo(answers.get(0));
    assertThat(entriesOf(request.paymentId())).hasSize(paid ? 1 : 0);
  }

  @RepeatedTest(5)
  void cancelAgainstThePayButtonEndsOneWay() throws Exception {
    PaymentRequest request = RunningSandbox.request(MagicToken.NEVER);
    provider.create(request);
    List<Object> answers =
        atOnce(
            List.of(() -> press(request.paymentId()), () -> provider.cancel(request.paymentId())));
    boolean paid = answers.get(0).equals(true);
    assertThat(answers.get(1)).isEqualTo(paid ? CancelOutcome.ALREADY_PAID : CancelOutcome.CLOSED);
    assertThat(entriesOf(request.paymentId())).hasSize(paid ? 1 : 0);
  }

  private static boolean press(String paymentId) {
    try {
      sandbox.control().press(paymentId, Button.PAY);
      return true;
    } catch (IllegalStateException notOpen) {
      return false;
    }
  }

  @RepeatedTest(5)
  void createAgainstCancelNeverLeavesAnOpenPayment() throws Exception {
    PaymentRequest request = RunningSandbox.request(MagicToken.VISA);
    List<Object> answers =
        atOnce(List.of(() -> provider.create(request), () -> provider.cancel(request.paymentId())));
    assertThat(answers.get(1)).isEqualTo(CancelOutcome.CLOSED);
    assertThat(provider.lookUp(request.paymentId())).isInstanceOf(PaymentOutcome.Closed.class);
  }

  @RepeatedTest(5)
  void eightRefundsNeverSendBackMoreThanWasCaptured() throws Exception {
    PaymentRequest request = RunningSandbox.request(MagicToken.VISA);
    provider.confirm(((Created) provider.create(request)).providerRef());
    List<RefundOutcome> outcomes =
        atOnce(
            times(
                () ->
                    provider.refund(
                        new RefundRequest(
                            RunningSandbox.freshId("ref"),
                            request.paymentId(),
                            Money.of(500, "USD")))));
    assertThat(outcomes).filteredOn(RefundOutcome.Refunded.class::isInstance).hasSize(2);
    assertThat(entriesOf(request.paymentId())).hasSize(3);
  }

  @RepeatedTest(5)
  void theSameRefundFromEightThreadsIsOneRefund() throws Exception {
    PaymentRequest request = RunningSandbox.request(MagicToken.VISA);
    provider.confirm(((Created) provider.create(request)).providerRef());
    RefundRequest refund =
        new RefundRequest(RunningSandbox.freshId("ref"), request.paymentId(), Money.of(100, "USD"));
    List<RefundOutcome> outcomes = atOnce(times(() -> provider.refund(refund)));
    assertThat(outcomes).containsOnly(outcomes.get(0));
    assertThat(outcomes.get(0)).isInstanceOf(RefundOutcome.Refunded.class);
    assertThat(entriesOf(request.paymentId())).hasSize(2);
  }
}
