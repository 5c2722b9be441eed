package io.keepline.activities;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.activities.notice.MailMessage;
import io.keepline.activities.notice.SendOutcome;
import io.keepline.lifecycle.HoldReason;
import io.keepline.lifecycle.Notice;
import io.keepline.lifecycle.NoticeKind;
import io.keepline.lifecycle.Stimulus;
import io.keepline.lifecycle.Stimulus.NoticeResult;
import io.keepline.store.Brake;
import io.keepline.store.Brakes;
import io.keepline.store.Database;
import io.keepline.store.Notices;
import io.keepline.store.brand.BrandCatalog;
import io.keepline.store.brand.ExampleBrands;
import io.keepline.workflows.LinkTokens;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Notices on their way out, on a real PostgreSQL, with channels that are lists. */
class DeliveringTest {
  private Database database;
  private Scene scene;
  private World world;

  @BeforeEach
  void open() {
    database = Scene.database();
    scene = Scene.active(database, "lea_1");
    world = new World(scene);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Notice due(NoticeKind kind) {
    return scene.lease.notices().stream().filter(n -> n.kind() == kind).findFirst().orElseThrow();
  }

  private NoticeResult deliver(Notice notice) {
    return world.activities.deliver("lea_1", notice.noticeId());
  }

  private String state(Notice notice) {
    return scene.text("select state from notices where notice_id = '" + notice.noticeId() + "'");
  }

  /** The lease in suspension's end, with its final notice due. */
  private Notice finalNotice() {
    scene.suspendUntilFinalNotice();
    return due(NoticeKind.FINAL_NOTICE);
  }

  @Test
  void aReceiptLeavesByMailAndIsProven() {
    Notice receipt = due(NoticeKind.RECEIPT);
    assertThat(deliver(receipt)).isEqualTo(NoticeResult.ACCEPTED);
    assertThat(world.messages).isEmpty();
    MailMessage mail = world.mails.get(0);
    assertThat(mail.to().address()).isEqualTo("ada@example.org");
    assertThat(mail.text()).contains("ord_lea_1").contains("12.00");
    assertThat(
            scene.texts(
                "select channel || ' ' || result || ' ' || contact_id from notice_deliveries"))
        .containsExactly("MAIL ACCEPTED con_mail");
  }

  private void channels(String channels) {
    String file = ExampleBrands.files().get(0);
    new BrandCatalog(database)
        .load(file.replace("[\"MAIL\", \"SMS\"]", channels), Scene.NOW.plusSeconds(1));
    scene = Scene.active(database, "lea_2");
    world = new World(scene);
  }

  @Test
  void aBrandMayTryTheShortMessageFirst() {
    channels("[\"SMS\", \"MAIL\"]");
    scene.step(new Stimulus.PutHold(scene.by("req_h"), HoldReason.INACTIVITY));
    assertThat(world.activities.deliver("lea_2", due(NoticeKind.HOLD_PUT).noticeId()))
        .isEqualTo(NoticeResult.ACCEPTED);
    assertThat(world.messages).hasSize(1);
    assertThat(world.mails).isEmpty();
  }

  @Test
  void whatNoShortMessageCarriesGoesByMailFirstWhateverTheOrder() {
    channels("[\"SMS\", \"MAIL\"]");
    inService("lea_2");
    assertThat(world.activities.deliver("lea_2", due(NoticeKind.WELCOME).noticeId()))
        .isEqualTo(NoticeResult.ACCEPTED);
    assertThat(world.mails.get(0).text()).contains("LPA:1$smdp.example$QX7");
    assertThat(world.messages).isEmpty();
  }

  private void inService(String leaseId) {
    var ensured = world.activities.ensureService(leaseId, scene.now());
    scene.step(
        new Stimulus.ServiceAnswered(
            io.keepline.lifecycle.By.system("svc", "answer"),
            ensured.level(),
            ensured.generation(),
            ensured.plan(),
            ensured.result()));
  }

  @Test
  void aBrandMayDoWithoutShortMessages() {
    channels("[\"MAIL\"]");
    world.mailOutcome = new SendOutcome.Rejected("no_such_mailbox");
    assertThat(world.activities.deliver("lea_2", due(NoticeKind.RECEIPT).noticeId()))
        .isEqualTo(NoticeResult.NO_CHANNEL);
    assertThat(world.messages).isEmpty();
  }

  @Test
  void whatMustBeProvenDoesNotLeaveByTheKeptNumberFirst() {
    channels("[\"SMS\", \"MAIL\"]");
    String kept =
        scene.text("select e164 from numbers join leases using (number_id) where lease_id='lea_2'");
    database
        .jdbi()
        .useHandle(
            handle -> handle.execute("update contacts set value = ? where kind = 'SMS'", kept));
    Notice notice = finalNotice();
    assertThat(world.activities.deliver("lea_2", notice.noticeId()))
        .isEqualTo(NoticeResult.ACCEPTED);
    assertThat(world.mails).hasSize(1);
  }

  @Test
  void aNoticeThatIsAskedTwiceLeavesOnce() {
    Notice receipt = due(NoticeKind.RECEIPT);
    deliver(receipt);
    assertThat(deliver(receipt)).isEqualTo(NoticeResult.ACCEPTED);
    assertThat(world.mails).hasSize(1);
  }

  @Test
  void aMailThatIsNotTakenIsFollowedByAShortMessage() {
    world.mailOutcome = new SendOutcome.NotDelivered("connection_refused");
    assertThat(deliver(due(NoticeKind.RECEIPT))).isEqualTo(NoticeResult.ACCEPTED);
    assertThat(world.messages).hasSize(1);
    assertThat(
            scene.texts("select channel || ' ' || result from notice_deliveries order by try_no"))
        .containsExactly("MAIL FAILED", "SMS ACCEPTED");
  }

  @Test
  void whatNoChannelTakesNowIsTriedAgain() {
    world.mailOutcome = new SendOutcome.NotDelivered("connection_refused");
    world.smsOutcome = new SendOutcome.NotDelivered("http_429");
    Notice receipt = due(NoticeKind.RECEIPT);
    assertThat(deliver(receipt)).isEqualTo(NoticeResult.LATER);
    world.mailOutcome = new SendOutcome.Accepted("taken");
    assertThat(deliver(receipt)).isEqualTo(NoticeResult.ACCEPTED);
  }

  @Test
  void whatEveryChannelRefusesForGoodHasNoChannel() {
    world.mailOutcome = new SendOutcome.Rejected("no_such_mailbox");
    world.smsOutcome = new SendOutcome.Rejected("no_such_number");
    assertThat(deliver(due(NoticeKind.RECEIPT))).isEqualTo(NoticeResult.NO_CHANNEL);
  }

  @Test
  void aHolderWithoutContactsHasNoChannel() {
    database.jdbi().useHandle(handle -> handle.execute("delete from contacts"));
    assertThat(deliver(due(NoticeKind.RECEIPT))).isEqualTo(NoticeResult.NO_CHANNEL);
  }

  @Test
  void anOrdinaryNoticeThatMayHaveLeftNeverLeavesTwice() {
    world.mailOutcome = new SendOutcome.Uncertain("timeout_after_data");
    Notice receipt = due(NoticeKind.RECEIPT);
    assertThat(deliver(receipt)).isEqualTo(NoticeResult.NO_CHANNEL);
    world.mailOutcome = new SendOutcome.Accepted("taken");
    assertThat(deliver(receipt)).isEqualTo(NoticeResult.NO_CHANNEL);
    assertThat(world.mails).hasSize(1);
    assertThat(world.messages).isEmpty();
  }

  @Test
  void aLossNoticeThatMayHaveLeftIsSentAgainUnderTheSameId() {
    Notice notice = finalNotice();
    world.mailOutcome = new SendOutcome.Uncertain("timeout_after_data");
    world.smsOutcome = new SendOutcome.NotDelivered("http_429");
    assertThat(deliver(notice)).isEqualTo(NoticeResult.LATER);
    world.mailOutcome = new SendOutcome.Accepted("taken");
    assertThat(deliver(notice)).isEqualTo(NoticeResult.ACCEPTED);
    assertThat(world.mails)
        .extracting(MailMessage::messageId)
        .hasSize(2)
        .containsOnly(world.mails.get(0).messageId());
  }

  @Test
  void theKeptNumberItselfProvesNothing() {
    Notice notice = finalNotice();
    String kept = scene.text("select e164 from numbers join leases using (number_id)");
    database
        .jdbi()
        .useHandle(
            handle -> {
              handle.execute("delete from contacts where kind = 'MAIL'");
              handle.execute("update contacts set value = ?", kept);
            });
    assertThat(deliver(notice)).isEqualTo(NoticeResult.ACCEPTED_BY_NUMBER);
    assertThat(deliver(notice)).isEqualTo(NoticeResult.ACCEPTED_BY_NUMBER);
    assertThat(world.messages).hasSize(1);
  }

  @Test
  void aNoticeForAStateThatNoLongerHoldsIsSkipped() {
    scene.step(new Stimulus.PutHold(scene.by("req_h"), HoldReason.INACTIVITY));
    Notice put = due(NoticeKind.HOLD_PUT);
    scene.step(new Stimulus.LiftHold(scene.by("req_l"), HoldReason.INACTIVITY));
    assertThat(deliver(put)).isEqualTo(NoticeResult.SKIPPED);
    assertThat(state(put)).isEqualTo("SKIPPED");
    assertThat(world.mails).isEmpty();
  }

  @Test
  void theMessageBrakeHoldsANoticeBack() {
    Brakes brakes = new Brakes(database);
    brakes.set(Brakes.wish("tnt", Brake.Kind.MESSAGE, true, "staff:stf_1", "test", Scene.NOW));
    Notice receipt = due(NoticeKind.RECEIPT);
    assertThat(deliver(receipt)).isEqualTo(NoticeResult.LATER);
    brakes.set(Brakes.wish("tnt", Brake.Kind.MESSAGE, false, "staff:stf_1", "test", Scene.NOW));
    assertThat(deliver(receipt)).isEqualTo(NoticeResult.ACCEPTED);
  }

  @Test
  void theCancellationLinkCarriesATokenThatTheApiReads() {
    scene.step(
        new Stimulus.RequestCancellation(
            scene.by("req_c"), io.keepline.lifecycle.DerivedId.of("lnk", "req_c")));
    Notice link = due(NoticeKind.CANCELLATION_LINK);
    assertThat(deliver(link)).isEqualTo(NoticeResult.ACCEPTED);
    String text = world.mails.get(0).text();
    String start = "https://keepline.example/cancel/";
    int at = text.indexOf(start);
    assertThat(at).isPositive();
    String[] page = text.substring(at + start.length()).split("\\s", 2)[0].split("\\?", 2);
    String token = page[0];
    assertThat(page[1]).isEqualTo("lang=en");
    assertThat(new LinkTokens(World.SECRET).read(token))
        .contains(new LinkTokens.Link("lea_1", link.key()));
    assertThat(world.messages).isEmpty();
  }

  @Test
  void aLinkIsNeverSentWhereItCannotBeCarried() {
    world.mailOutcome = new SendOutcome.NotDelivered("connection_refused");
    scene.step(
        new Stimulus.RequestCancellation(
            scene.by("req_c"), io.keepline.lifecycle.DerivedId.of("lnk", "req_c")));
    assertThat(deliver(due(NoticeKind.CANCELLATION_LINK))).isEqualTo(NoticeResult.LATER);
    assertThat(world.messages).isEmpty();
  }

  @Test
  void aBounceIsReportedAndTheNoticeLeavesAgain() {
    Notice notice = finalNotice();
    deliver(notice);
    scene.step(
        new Stimulus.NoticeAnswered(
            io.keepline.lifecycle.By.system("nta", "answer"),
            notice.noticeId(),
            NoticeResult.ACCEPTED));
    assertThat(scene.lease.validProof()).isPresent();
    assertThat(world.activities.noticeReport("lea_1", notice.noticeId())).isNull();
    new Notices(database)
        .bounced(world.mails.get(0).messageId(), "no_such_mailbox", scene.clock.now);
    assertThat(world.activities.noticeReport("lea_1", notice.noticeId()))
        .isEqualTo(NoticeResult.BOUNCED);
    scene.clock.pass(Duration.ofMinutes(1));
    scene.step(
        new Stimulus.NoticeAnswered(
            io.keepline.lifecycle.By.system("ntb", "answer"),
            notice.noticeId(),
            NoticeResult.BOUNCED));
    assertThat(scene.lease.validProof()).isEmpty();
    assertThat(deliver(notice)).isEqualTo(NoticeResult.ACCEPTED);
    assertThat(world.mails).hasSize(2);
  }

  @Test
  void theWelcomeCarriesTheActivationAndNoShortMessageDoes() {
    inService("lea_1");
    assertThat(deliver(due(NoticeKind.WELCOME))).isEqualTo(NoticeResult.ACCEPTED);
    assertThat(world.mails.get(0).text()).contains("LPA:1$smdp.example$QX7");
  }

  @Test
  void theCarrierIsAskedForWhatTheRecordWantsNow() {
    var full = world.activities.ensureService("lea_1", scene.now());
    assertThat(full.level()).isEqualTo(io.keepline.lifecycle.ServiceLevel.FULL);
    assertThat(full.result()).isEqualTo(Stimulus.ServiceResult.DONE);
    scene.step(new Stimulus.PutHold(scene.by("req_h"), HoldReason.INACTIVITY));
    var suspended = world.activities.ensureService("lea_1", scene.now());
    assertThat(suspended.level()).isEqualTo(io.keepline.lifecycle.ServiceLevel.SUSPENDED);
    assertThat(suspended.generation()).isGreaterThan(full.generation());
    assertThat(world.orders).extracting(o -> o.plan()).containsOnly(Optional.of("tnt-sms.v1"));
  }

  @Test
  void aCarrierThatRefusesForGoodSaysSoAndOneThatIsBusyIsAskedAgain() {
    world.carrierAnswer =
        new io.keepline.activities.carrier.CarrierAnswer.RefusedForGood("no_profile");
    assertThat(world.activities.ensureService("lea_1", scene.now()).result())
        .isEqualTo(Stimulus.ServiceResult.REFUSED);
    world.carrierAnswer = new io.keepline.activities.carrier.CarrierAnswer.TryLater("busy");
    assertThat(world.activities.ensureService("lea_1", scene.now()).result())
        .isEqualTo(Stimulus.ServiceResult.LATER);
    world.carrierAnswer = new io.keepline.activities.carrier.CarrierAnswer.Stale();
    assertThat(world.activities.ensureService("lea_1", scene.now()).result())
        .isEqualTo(Stimulus.ServiceResult.LATER);
  }
}
