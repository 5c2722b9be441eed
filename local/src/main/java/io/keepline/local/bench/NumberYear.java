package io.keepline.local.bench;

import io.keepline.local.CannotRun;
import io.keepline.local.split.ApiClient;
import io.keepline.local.split.LoadBrand;
import io.keepline.local.split.SplitStack;
import io.keepline.local.split.Subscriber;
import io.keepline.local.split.Waiting;
import io.keepline.workflows.NumberLifecycle;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * One number's year: twelve times a reminder a week before the end, a renewal by card, a receipt,
 * and the new date as a search attribute. The sandbox clock lets the year pass.
 */
final class NumberYear {
  private static final int RENEWALS = 12;
  private static final int REMINDER_DAYS = 7;
  private static final LocalTime NOON = LocalTime.of(12, 0);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final SplitStack stack;
  private final Subscriber subscriber;

  NumberYear(SplitStack stack, Subscriber subscriber) {
    this.stack = stack;
    this.subscriber = subscriber;
  }

  /**
   * Lives it, and counts.
   *
   * @throws CannotRun if a step of it does not happen
   */
  EventCount count() {
    String lease = subscriber.start(LoadBrand.MONTH, "year");
    for (int month = 1; month <= RENEWALS; month++) {
      remind(lease, month);
      renew(lease, month);
    }
    EventCount count = new EventCount();
    new Histories(stack.client()).runs(NumberLifecycle.workflowId(lease)).forEach(count::add);
    return count;
  }

  private void remind(String lease, int month) {
    LocalDate validUntil = LocalDate.parse(subscriber.lease(lease).text("/validUntil"));
    Instant after = validUntil.minusDays(REMINDER_DAYS).atTime(NOON).toInstant(ZoneOffset.UTC);
    new SandboxClock(stack.client()).jump(lease, "clock-" + month, after);
    awaitNotices(lease, "REMINDER", month);
  }

  private void renew(String lease, int month) {
    Subscriber.Offer offer = subscriber.offer(lease, "year.q" + month);
    ApiClient.Answer answer = subscriber.renew(lease, offer, "tok_visa", "year.r" + month);
    if (!answer.text("/state").equals("applied")) {
      throw new CannotRun(
          "A renewal of the year was not applied: %d %s %s."
              .formatted(answer.status(), answer.text("/state"), answer.text("/code")));
    }
    awaitNotices(lease, "RECEIPT", month);
  }

  private void awaitNotices(String lease, String kind, int least) {
    if (!Waiting.until(() -> left(lease, kind) >= least, PATIENCE)) {
      throw new CannotRun(
          "Of the notices %s, %d instead of %d left in time."
              .formatted(kind, left(lease, kind), least));
    }
  }

  private int left(String lease, String kind) {
    return stack
        .database()
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select count(*) from notices
                        where lease_id = :lease and kind = :kind and state = 'ACCEPTED'
                        """)
                    .bind("lease", lease)
                    .bind("kind", kind)
                    .mapTo(Integer.class)
                    .one());
  }
}
