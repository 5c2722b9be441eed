package io.keepline.api.hook;

import io.keepline.api.http.Call;
import io.keepline.api.http.Problem;
import io.keepline.api.http.ProblemCode;
import io.keepline.api.http.Reply;
import io.keepline.api.http.Role;
import io.keepline.api.http.Route;
import io.keepline.payments.WebhookEvent;
import io.keepline.payments.WebhookFault;
import io.keepline.payments.WebhookVerdict;
import io.keepline.payments.WebhookVerifier;
import io.keepline.payments.report.DeliveryReport;
import io.keepline.payments.report.DeliveryReportVerifier;
import io.keepline.payments.report.DeliveryVerdict;
import io.keepline.store.NoticeRow;
import io.keepline.store.Notices;
import io.keepline.store.WebhookInbox;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes the provider's events and the channels' delivery reports in. */
public final class Webhooks {

  static final String NOTICES = "notices";

  /** A notice that comes back within a day of its acceptance proves nothing. */
  private static final Duration PROOF_AGES = Duration.ofHours(24);

  private final Map<String, WebhookVerifier> providers;
  private final DeliveryReportVerifier channels;
  private final WebhookInbox inbox;
  private final Notices notices;
  private final Runnable stored;
  private final InstantSource clock;

  /**
   * Over the inbox.
   *
   * @param providers whoever signs events, by the provider's name
   * @param stored told after a message was stored
   */
  public Webhooks(
      Map<String, WebhookVerifier> providers,
      DeliveryReportVerifier channels,
      WebhookInbox inbox,
      Notices notices,
      Runnable stored,
      InstantSource clock) {
    this.providers = Map.copyOf(providers);
    this.channels = channels;
    this.inbox = inbox;
    this.notices = notices;
    this.stored = stored;
    this.clock = clock;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(
        Route.post("/webhooks/sandbox", Role.SIGNED, call -> payment(call, "sandbox")),
        Route.post("/webhooks/stripe", Role.SIGNED, call -> payment(call, "stripe")),
        Route.post("/webhooks/notices", Role.SIGNED, this::report));
  }

  private Reply payment(Call call, String source) {
    byte[] body = call.bytes();
    WebhookVerifier provider = providers.get(source);
    WebhookVerdict verdict =
        provider == null
            ? new WebhookVerdict.Rejected(WebhookFault.UNSIGNED)
            : provider.verify(body, call.headers());
    if (verdict instanceof WebhookVerdict.Rejected rejected) {
      if (rejected.fault() == WebhookFault.NOT_OURS) {
        return Reply.ok(Map.of("received", true, "repeated", false));
      }
      throw refused(rejected.fault());
    }
    WebhookEvent event = ((WebhookVerdict.Verified) verdict).event();
    return store(
        new WebhookInbox.Event(
            source, event.eventId(), event.paymentId(), null, topic(event), body, now()));
  }

  private static @Nullable String topic(WebhookEvent event) {
    return switch (event.type()) {
      case CHARGEBACK_OPENED, CHARGEBACK_WON, CHARGEBACK_LOST -> "CHARGEBACK";
      case PAYMENT_PENDING, PAYMENT_PAID, PAYMENT_DECLINED, PAYMENT_CLOSED, REFUND, OTHER -> null;
    };
  }

  private Reply report(Call call) {
    byte[] body = call.bytes();
    DeliveryVerdict verdict = channels.verify(body, call.header(DeliveryReportVerifier.HEADER));
    if (verdict instanceof DeliveryVerdict.Rejected rejected) {
      throw refused(rejected.fault());
    }
    DeliveryReport report = ((DeliveryVerdict.Verified) verdict).report();
    bounced(report);
    return store(
        new WebhookInbox.Event(NOTICES, report.eventId(), null, report.noticeId(), body, now()));
  }

  /** What came back after the notice's first day changes nothing: the holder had it. */
  private void bounced(DeliveryReport report) {
    boolean back =
        switch (report.event()) {
          case BOUNCED, FAILED -> true;
          case DELIVERED -> false;
        };
    if (back) {
      notices
          .notice(report.noticeId())
          .filter(notice -> isFresh(notice, report.at()))
          .map(NoticeRow::messageId)
          .ifPresent(id -> notices.bounced(id, report.event().name(), report.at()));
    }
  }

  private static boolean isFresh(NoticeRow notice, Instant at) {
    Instant accepted = notice.acceptedAt();
    return accepted != null && !at.isAfter(accepted.plus(PROOF_AGES));
  }

  private Reply store(WebhookInbox.Event event) {
    boolean fresh = inbox.store(event);
    stored.run();
    return Reply.ok(Map.of("received", true, "repeated", !fresh));
  }

  private static Problem refused(WebhookFault fault) {
    return Problem.of(
        switch (fault) {
          case UNSIGNED, FORGED, STALE -> ProblemCode.WEBHOOK_UNVERIFIED;
          case MALFORMED, NOT_OURS -> ProblemCode.WEBHOOK_MALFORMED;
        });
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
