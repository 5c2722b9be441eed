package io.keepline.activities;

import io.keepline.activities.notice.Mailer;
import io.keepline.activities.notice.SendOutcome;
import io.keepline.activities.notice.SmsSender;
import io.keepline.lifecycle.Notice;
import io.keepline.lifecycle.Notices;
import io.keepline.lifecycle.Stimulus.NoticeResult;
import io.keepline.store.ContactRow;
import io.keepline.store.NoticeRow;
import io.keepline.store.Notices.Begin;
import io.keepline.store.brand.Channel;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Sends one notice by the brand's channels, one after the other until one takes it: mail first
 * unless the brand says otherwise. Each try is written before the message leaves. A loss notice
 * leaves at least once, every other at most once (I11), and none for a state that no longer holds.
 */
final class Delivering {
  private final io.keepline.store.Notices notices;
  private final LeaseReader leases;
  private final NoticeWriter writer;
  private final Mailer mailer;
  private final Optional<SmsSender> sms;
  private final InstantSource clock;

  Delivering(
      io.keepline.store.Notices notices,
      LeaseReader leases,
      NoticeWriter writer,
      WorldPorts ports) {
    this.notices = notices;
    this.leases = leases;
    this.writer = writer;
    this.mailer = ports.mailer();
    this.sms = ports.sms();
    this.clock = ports.clock();
  }

  /** What a channel's report means: only a bounce is news. */
  Optional<NoticeResult> report(String noticeId) {
    return notices
        .notice(noticeId)
        .filter(row -> row.state().equals("BOUNCED"))
        .map(row -> NoticeResult.BOUNCED);
  }

  NoticeResult deliver(String leaseId, String noticeId) {
    NoticeRow row = notices.notice(noticeId).orElse(null);
    LeaseReader.Standing standing = leases.read(leaseId).orElse(null);
    if (row == null || standing == null || row.state().equals("SKIPPED")) {
      return NoticeResult.SKIPPED;
    }
    Notice notice = notice(row, standing);
    if (row.state().equals("FAILED")) {
      return NoticeResult.NO_CHANNEL;
    }
    if (!row.state().equals("ACCEPTED")
        && !Notices.stillHolds(standing.facts(), notice, standing.today())) {
      notices.end(noticeId, "SKIPPED");
      return NoticeResult.SKIPPED;
    }
    NoticeWriter.Written written = writer.write(notice, standing);
    return row.state().equals("ACCEPTED")
        ? accepted("SMS".equals(row.channel()) && written.smsIsNumberItself())
        : send(row, standing, written);
  }

  private static Notice notice(NoticeRow row, LeaseReader.Standing standing) {
    return standing.facts().notices().stream()
        .filter(n -> n.noticeId().equals(row.noticeId()))
        .findFirst()
        .orElseGet(() -> NoticeRows.made(row));
  }

  private static NoticeResult accepted(boolean byNumberItself) {
    return byNumberItself ? NoticeResult.ACCEPTED_BY_NUMBER : NoticeResult.ACCEPTED;
  }

  /**
   * One way to the holder.
   *
   * @param channel MAIL or SMS
   * @param contact where it leads
   * @param provesNothing whether it is the kept number itself
   * @param send hands the message over
   */
  private record Way(
      String channel, ContactRow contact, boolean provesNothing, Supplier<SendOutcome> send) {}

  /** In the brand's order; where proof is needed, what cannot give it comes last. */
  private List<Way> ways(NoticeWriter.Written written, boolean needsProof) {
    return written.channels().stream()
        .flatMap(channel -> way(channel, written).stream())
        .sorted(Comparator.comparing(way -> needsProof && way.provesNothing()))
        .toList();
  }

  private Optional<Way> way(Channel channel, NoticeWriter.Written written) {
    return switch (channel) {
      case MAIL ->
          written
              .words()
              .mail()
              .map(
                  mail ->
                      new Way(
                          channel.name(),
                          written.mail().orElseThrow(),
                          false,
                          () -> mailer.send(mail)));
      case SMS ->
          sms.flatMap(
              sender ->
                  written
                      .words()
                      .sms()
                      .map(
                          message ->
                              new Way(
                                  channel.name(),
                                  written.sms().orElseThrow(),
                                  written.smsIsNumberItself(),
                                  () -> sender.send(message))));
    };
  }

  private NoticeResult send(
      NoticeRow row, LeaseReader.Standing standing, NoticeWriter.Written written) {
    boolean again = false;
    for (Way way : ways(written, row.loss())) {
      Begin begin =
          notices.begin(
              new io.keepline.store.Notices.Sending(
                  row.noticeId(),
                  way.channel(),
                  way.contact().contactId(),
                  written.messageId(),
                  clock.instant()));
      if (begin instanceof Begin.Braked) {
        return NoticeResult.LATER;
      }
      if (!(begin instanceof Begin.Go go)) {
        // A try without a result: it may have left, and must not leave twice.
        return NoticeResult.NO_CHANNEL;
      }
      SendOutcome outcome = way.send().get();
      if (outcome instanceof SendOutcome.Accepted) {
        result(row, go, standing, null);
        return accepted(way.provesNothing());
      }
      if (outcome instanceof SendOutcome.Uncertain) {
        if (!row.loss()) {
          return NoticeResult.NO_CHANNEL;
        }
        again = true;
      } else {
        again |= outcome instanceof SendOutcome.NotDelivered;
        result(row, go, standing, code(outcome));
      }
    }
    return again ? NoticeResult.LATER : NoticeResult.NO_CHANNEL;
  }

  private static String code(SendOutcome outcome) {
    return outcome instanceof SendOutcome.Rejected rejected
        ? rejected.code()
        : ((SendOutcome.NotDelivered) outcome).code();
  }

  /** Writes a try's result; without a failure's code it was accepted. */
  private void result(
      NoticeRow row,
      Begin.Go go,
      LeaseReader.Standing standing,
      @org.jspecify.annotations.Nullable String failure) {
    notices.result(
        new io.keepline.store.Notices.Result(
            row.noticeId(),
            go.tryNo(),
            failure == null,
            failure,
            clock.instant(),
            clock.instant().plus(standing.facts().clockOffset())));
  }
}
