package io.keepline.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.keepline.lifecycle.LeaseStatus;
import io.keepline.lifecycle.LossCause;
import io.keepline.lifecycle.OrderKind;
import io.keepline.lifecycle.PaymentMethod;
import io.keepline.workflows.Answer;
import io.keepline.workflows.Commands;
import io.keepline.workflows.NumberLifecycle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole worker: real workflows, real rules, a real database, a server in this process. */
class WorkerProcessTest {
  @TempDir private Path folder;
  private RunningWorker running;

  @BeforeEach
  void open() throws IOException {
    running = new RunningWorker(folder);
  }

  @AfterEach
  void close() {
    running.close();
  }

  @Test
  void aLeaseBeginsIsPaidIsPutIntoServiceAndToldAbout() {
    Answer answer = running.lease("lea_1");
    assertThat(answer.accepted()).isTrue();
    assertThat(answer.status()).isEqualTo(LeaseStatus.ACTIVE);
    assertThat(state("ord_lea_1")).isEqualTo("APPLIED");
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(running.text("select ever_in_service::text from leases"))
                    .isEqualTo("true"));
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(
                        running.text(
                            "select string_agg(kind || ' ' || state, ', ' order by kind) from"
                                + " notices"))
                    .isEqualTo("RECEIPT ACCEPTED, WELCOME ACCEPTED"));
    assertThat(mails()).isEqualTo(2);
  }

  private String state(String orderId) {
    return running.text("select state from orders where order_id = '" + orderId + "'");
  }

  private long mails() {
    try (Stream<Path> files = Files.list(folder.resolve("mail"))) {
      return files.count();
    } catch (IOException unreadable) {
      return -1;
    }
  }

  @Test
  void aRenewalExtendsAndIsChargedOnce() {
    running.lease("lea_1");
    assertThat(renew("r1").accepted()).isTrue();
    assertThat(state("ord_r1")).isEqualTo("APPLIED");
    assertThat(running.provider.captured).hasSize(2);
    assertThat(running.text("select count(*)::text from term_ledger")).isEqualTo("2");
  }

  private Answer renew(String key) {
    LocalDate until = LocalDate.parse(running.text("select valid_until::text from leases"));
    Instant now = Instant.now();
    return running
        .running("lea_1")
        .renew(
            new Commands.Renew(
                "req_" + key,
                "holder:hol_ada",
                "renew",
                "ord_" + key,
                running.quote("quo_" + key, OrderKind.RENEW, until, now),
                PaymentMethod.CARD,
                "mref_1",
                until,
                now.plusSeconds(60)));
  }

  @Test
  void e33ATerminatedRunIsStartedAgainFromTheRecord() {
    running.lease("lea_1");
    terminate();
    Reconciler.Counts counts = running.reconciler().reconcile();
    assertThat(counts.leasesStarted()).isEqualTo(1);
    assertThat(counts.complete()).isTrue();
    assertThat(renew("r1").accepted()).isTrue();
    assertThat(state("ord_r1")).isEqualTo("APPLIED");
    assertThat(running.text("select epoch::text from leases")).isEqualTo("2");
  }

  private void terminate() {
    running
        .client
        .newUntypedWorkflowStub(NumberLifecycle.workflowId("lea_1"))
        .terminate("pressed in the UI");
  }

  @Test
  void whatRunsIsLeftAlone() {
    running.lease("lea_1");
    Reconciler.Counts counts = running.reconciler().reconcile();
    assertThat(counts.leases()).isEqualTo(1);
    assertThat(counts.leasesStarted()).isZero();
    assertThat(counts.failed()).isZero();
  }

  @Test
  void aRunGoesOnWithTheNextWorker() throws IOException {
    running.lease("lea_1");
    running.restart();
    assertThat(renew("r1").accepted()).isTrue();
    assertThat(state("ord_r1")).isEqualTo("APPLIED");
  }

  @Test
  void moneyThatIsUnfinishedWhenTheLeaseEndsIsSettledByItself() {
    running.lease("lea_1");
    renew("r1");
    running
        .running("lea_1")
        .numberGone(
            new Commands.NumberGone("req_g", "staff:stf_1", "ported", LossCause.PORTED_OUT));
    assertThat(running.text("select status from leases")).isEqualTo("ENDED");
    running.reconciler().reconcile();
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(running.text("select string_agg(distinct state, ',') from refunds"))
                    .isEqualTo("DONE"));
    assertThat(running.provider.refunded).hasSize(2);
    assertThat(
            running.text(
                "select sum(amount_minor_units)::text from money_ledger where account ="
                    + " 'REFUNDS_OWED'"))
        .isEqualTo("0");
    assertThat(running.reconciler().reconcile().payments()).isZero();
  }

  @Test
  void settingUpTwiceMakesNothingTwice() {
    SetupTemporal.Done again = new SetupTemporal(running.stubs, "default").run();
    assertThat(again.attributesMade()).isEmpty();
    assertThat(again.namespaceMade()).isFalse();
  }
}
