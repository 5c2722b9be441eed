package io.keepline.local.storm;

import io.keepline.local.split.Waiting;
import io.keepline.payments.http.SandboxControl;
import io.keepline.payments.http.SandboxControl.Dispute;
import io.keepline.store.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** The subscribers' bank: takes captured money back now and then, and later says who was right. */
final class Bank implements Runnable {
  private static final Duration OFTEN = Duration.ofSeconds(2);
  private static final String CAPTURED =
      "select payment_id from attempts where provider = 'sandbox' and captured_minor_units > 0"
          + " order by outcome_at desc, payment_id limit 60";

  private final Database database;
  private final SandboxControl provider;
  private final Logbook log;
  private final Random random;
  private final List<String> open = new ArrayList<>();
  private volatile boolean closed;

  Bank(Database database, SandboxControl provider, Logbook log, Random random) {
    this.database = database;
    this.provider = provider;
    this.log = log;
    this.random = random;
  }

  @Override
  public void run() {
    while (!closed) {
      if (!open.isEmpty() && random.nextInt(3) == 0) {
        String payment = open.remove(random.nextInt(open.size()));
        act(payment, random.nextBoolean() ? Dispute.WIN : Dispute.LOSE);
      } else {
        dispute();
      }
      Waiting.pause(OFTEN.plusMillis(random.nextInt(2_000)));
    }
  }

  /** No dispute is opened or decided any more; some stay open. */
  void close() {
    closed = true;
  }

  private void dispute() {
    List<String> captured =
        database
            .jdbi()
            .withHandle(handle -> handle.createQuery(CAPTURED).mapTo(String.class).list());
    if (!captured.isEmpty()) {
      String payment = captured.get(random.nextInt(captured.size()));
      if (act(payment, Dispute.OPEN)) {
        open.add(payment);
      }
    }
  }

  private boolean act(String paymentId, Dispute step) {
    String what = "bank: " + step.name().toLowerCase(Locale.ROOT);
    try {
      provider.dispute(paymentId, step);
      log.struck(what);
      return true;
    } catch (IllegalStateException away) {
      log.struck(what + ", not possible");
      return false;
    }
  }
}
