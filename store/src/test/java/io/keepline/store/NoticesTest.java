package io.keepline.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.store.AdoptAnswer.Adopted;
import io.keepline.store.Notices.Begin;
import io.keepline.store.Notices.Result;
import io.keepline.store.Notices.Sending;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class NoticesTest {
  private static final Instant NOW = LeaseFixture.NOW;
  private static LeaseFixture fixture;
  private static Notices notices;
  private static Adopted run;
  private static long version = 1;

  @BeforeAll
  static void open() {
    fixture = new LeaseFixture(TestDatabase.create());
    notices = new Notices(fixture.database);
    run = fixture.reserved("lea_1", 1);
  }

  @AfterAll
  static void close() {
    fixture.database.close();
  }

  @Test
  void anOrdinaryNoticeWhoseTryHasNoResultIsNotSentAgain() {
    due("ntc_once", false, "DUE");
    assertThat(begin("ntc_once")).isEqualTo(new Begin.Go(1, "mid_ntc_once"));
    assertThat(begin("ntc_once")).isInstanceOf(Begin.No.class);
  }

  @Test
  void aLossNoticeWhoseTryHasNoResultIsSentAgainWithTheSameMessageId() {
    due("ntc_loss", true, "DUE");
    begin("ntc_loss");
    assertThat(notices.begin(new Sending("ntc_loss", "SMS", null, "another", NOW.plusSeconds(60))))
        .isEqualTo(new Begin.Go(2, "mid_ntc_loss"));
    assertThat(notices.deliveries("ntc_loss"))
        .extracting(DeliveryRow::messageId)
        .containsExactly("mid_ntc_loss", "mid_ntc_loss");
  }

  @Test
  void aTryThatCertainlyDidNotLeaveMayBeRepeated() {
    due("ntc_retry", false, "DUE");
    begin("ntc_retry");
    notices.result(new Result("ntc_retry", 1, false, "connection refused", NOW, NOW));
    assertThat(begin("ntc_retry")).isEqualTo(new Begin.Go(2, "mid_ntc_retry"));
    notices.result(new Result("ntc_retry", 2, true, null, NOW, NOW.plusSeconds(5)));
    NoticeRow stored = notices.notice("ntc_retry").orElseThrow();
    assertThat(stored.state()).isEqualTo("ACCEPTED");
    assertThat(stored.acceptedLeaseTime()).isEqualTo(NOW.plusSeconds(5));
    assertThat(begin("ntc_retry")).isInstanceOf(Begin.No.class);
  }

  @Test
  void aBounceIsFoundByItsMessageIdAndIsProofOfNothing() {
    due("ntc_bounce", true, "DUE");
    begin("ntc_bounce");
    notices.result(new Result("ntc_bounce", 1, true, null, NOW, NOW));
    assertThat(notices.bounced("mid_ntc_bounce", "no such mailbox", NOW.plusSeconds(9)))
        .get()
        .extracting(NoticeRow::state)
        .isEqualTo("BOUNCED");
    assertThat(notices.deliveries("ntc_bounce").get(0).result()).isEqualTo("BOUNCED");
    assertThat(notices.bounced("mid_unknown", null, NOW)).isEmpty();
    assertThat(begin("ntc_bounce")).isEqualTo(new Begin.Go(2, "mid_ntc_bounce"));
  }

  @Test
  void aNoticeOfOneKindAndKeyExistsOnceAndMayBeSkippedWhileItIsDue() {
    due("ntc_skip", false, "DUE");
    due("ntc_skip", false, "SKIPPED");
    assertThat(begin("ntc_skip")).isInstanceOf(Begin.No.class);
    assertThat(fixture.count("notices where dedupe_key = 'key_ntc_skip'")).isEqualTo(1);
  }

  @Test
  void whatLeftIsNotSkippedAfterwards() {
    due("ntc_left", false, "DUE");
    begin("ntc_left");
    notices.result(new Result("ntc_left", 1, true, null, NOW, NOW));
    due("ntc_left", false, "SKIPPED");
    assertThat(notices.end("ntc_left", "SKIPPED")).isFalse();
    assertThat(notices.notice("ntc_left").orElseThrow().state()).isEqualTo("ACCEPTED");
  }

  @Test
  void theMessageBrakeHoldsEverythingBack() {
    due("ntc_brake", true, "DUE");
    Brakes brakes = new Brakes(fixture.database);
    brakes.set(Brakes.wish("tnt", Brake.Kind.MESSAGE, true, "staff:1", "test", NOW));
    assertThat(begin("ntc_brake")).isEqualTo(new Begin.Braked());
    brakes.set(Brakes.wish("tnt", Brake.Kind.MESSAGE, false, "staff:1", "over", NOW));
    assertThat(begin("ntc_brake")).isInstanceOf(Begin.Go.class);
  }

  @Test
  void anUnknownNoticeSaysSo() {
    assertThat(begin("ntc_none")).isEqualTo(new Begin.Unknown());
  }

  private static Begin begin(String id) {
    return notices.begin(new Sending(id, "MAIL", null, "mid_" + id, NOW));
  }

  private static void due(String id, boolean loss, String state) {
    NoticeRow due = NoticeRow.due(id, "lea_1", "RECEIPT", "key_" + id, loss, "{}", NOW, NOW);
    NoticeRow row =
        new NoticeRow(
            id,
            "lea_1",
            due.kind(),
            due.dedupeKey(),
            state,
            loss,
            "{}",
            null,
            null,
            null,
            null,
            null,
            null,
            0,
            NOW,
            NOW);
    CommitAnswer answer =
        fixture.leases.commit(
            LeaseFixture.commit(run, id + state).version(version).notices(row).build());
    assertThat(answer).isEqualTo(new CommitAnswer.Committed(version + 1));
    version++;
  }
}
