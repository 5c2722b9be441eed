package io.keepline.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.store.AdoptAnswer.Adopted;
import io.keepline.store.CommitAnswer.Committed;
import io.keepline.store.CommitAnswer.Conflict;
import io.keepline.store.CommitAnswer.Refused;
import io.keepline.store.CommitAnswer.Stale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LeasesTest {
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
  void theFirstAdoptInsertsTheLeaseClaimsTheNumberAndStoresTheOrder() {
    Adopted run = fixture.reserved("lea_first", 1);

    assertThat(run.epoch()).isEqualTo(1);
    assertThat(run.lease().facts()).isEqualTo(LeaseFixture.facts("RESERVED"));
    assertThat(run.orders()).hasSize(1);
    assertThat(run.orders().get(0).order())
        .isEqualTo(fixture.order("lea_first", "lea_first", "SUBMITTED"));
    assertThat(numberState("num_1")).isEqualTo("RESERVED");
  }

  @Test
  void aRepeatOfTheFirstAdoptRaisesTheEpochAndReturnsTheRow() {
    fixture.reserved("lea_repeat", 2);
    Adopted again =
        (Adopted)
            fixture.leases.adopt(fixture.first("lea_repeat", new NumberChoice.Exact("num_2")));
    assertThat(again.epoch()).isEqualTo(2);
    assertThat(again.lease().version()).isEqualTo(1);
    assertThat(again.orders()).hasSize(1);
  }

  @Test
  void anAdoptOfALeaseThatNeverBeganIsRefused() {
    assertThat(fixture.leases.adopt(LeaseFixture.again("lea_none")))
        .isEqualTo(new AdoptAnswer.Refused(StoreRefusal.NO_SUCH_LEASE));
  }

  @Test
  void aChosenNumberThatIsGoneIsRefusedAndNothingIsWritten() {
    fixture.reserved("lea_holder", 3);
    assertThat(fixture.leases.adopt(fixture.first("lea_late", new NumberChoice.Exact("num_3"))))
        .isEqualTo(new AdoptAnswer.Refused(StoreRefusal.NUMBER_TAKEN));
    assertThat(fixture.leases.adopt(LeaseFixture.again("lea_late")))
        .isEqualTo(new AdoptAnswer.Refused(StoreRefusal.NO_SUCH_LEASE));
  }

  @Test
  void aNumberThatLooksFreeButIsLeasedIsRefusedByTheIndex() {
    fixture.reserved("lea_indexed", 4);
    fixture.execute("update numbers set state = 'AVAILABLE' where number_id = 'num_4'");
    assertThat(fixture.leases.adopt(fixture.first("lea_second", new NumberChoice.Exact("num_4"))))
        .isEqualTo(new AdoptAnswer.Refused(StoreRefusal.NUMBER_TAKEN));
    fixture.execute("update numbers set state = 'RESERVED' where number_id = 'num_4'");
  }

  @Test
  void aSnapshotThatNeedsANewerReaderIsNotAdopted() {
    fixture.reserved("lea_reader", 5);
    assertThat(fixture.leases.adopt(new AdoptRequest("lea_reader", 0, null, LeaseFixture.NOW)))
        .isEqualTo(new AdoptAnswer.Refused(StoreRefusal.READER_TOO_OLD));
    assertThat(((Adopted) fixture.leases.adopt(LeaseFixture.again("lea_reader"))).epoch())
        .isEqualTo(2);
  }

  @Test
  void aCommitMovesTheLeaseAndItsNumber() {
    Adopted run = fixture.reserved("lea_commit", 6);
    CommitAnswer answer =
        fixture.leases.commit(LeaseFixture.commit(run, "c1").number("LEASED").build());

    assertThat(answer).isEqualTo(new Committed(2));
    assertThat(numberState("num_6")).isEqualTo("LEASED");
    LeaseRow stored = ((Adopted) fixture.leases.adopt(LeaseFixture.again("lea_commit"))).lease();
    assertThat(stored.facts()).isEqualTo(LeaseFixture.facts("ACTIVE"));
    assertThat(stored.lastCommitId()).isEqualTo("c1");
    assertThat(stored.changedAt()).isEqualTo(LeaseFixture.NOW);
  }

  @Test
  void theSameCommitIdAnswersCommittedWithTheStoredVersionEvenAfterOthers() {
    Adopted run = fixture.reserved("lea_twice", 7);
    CommitRequest decision = LeaseFixture.commit(run, "c1").build();
    fixture.leases.commit(decision);
    fixture.leases.commit(LeaseFixture.commit(run, "c2").version(2).build());
    fixture.leases.adopt(LeaseFixture.again("lea_twice"));

    assertThat(fixture.leases.commit(decision)).isEqualTo(new Committed(2));
    assertThat(count("audit where lease_id = 'lea_twice'")).isEqualTo(3);
  }

  @Test
  void anotherDecisionAtAPassedVersionAnswersConflictWithTheRow() {
    Adopted run = fixture.reserved("lea_conflict", 8);
    fixture.leases.commit(LeaseFixture.commit(run, "c1").build());
    CommitAnswer answer = fixture.leases.commit(LeaseFixture.commit(run, "other").build());

    assertThat(answer).isInstanceOf(Conflict.class);
    assertThat(((Conflict) answer).lease().version()).isEqualTo(2);
    assertThat(((Conflict) answer).orders()).hasSize(1);
  }

  @Test
  void aLowerEpochIsStale() {
    Adopted old = fixture.reserved("lea_stale", 9);
    fixture.leases.adopt(LeaseFixture.again("lea_stale"));
    assertThat(fixture.leases.commit(LeaseFixture.commit(old, "c1").build()))
        .isEqualTo(new Stale(2));
    assertThat(count("lease_commits where lease_id = 'lea_stale'")).isEqualTo(1);
  }

  @Test
  void aSecondOrderInFlightIsRefusedAndNothingIsWritten() {
    Adopted run = fixture.reserved("lea_inflight", 10);
    CommitAnswer answer =
        fixture.leases.commit(
            LeaseFixture.commit(run, "c1")
                .orders(fixture.order("lea_inflight", "second", "SUBMITTED"))
                .build());
    assertThat(answer).isEqualTo(new Refused(StoreRefusal.ORDER_IN_FLIGHT));
    assertThat(count("audit where lease_id = 'lea_inflight'")).isEqualTo(1);
  }

  @Test
  void anEndedLeaseIsNeverExtendedAndItsOpenOrderGoesToThePaymentsOwnWorkflow() {
    Adopted run = fixture.reserved("lea_ended", 11);
    fixture.leases.commit(
        LeaseFixture.commit(run, "c1")
            .facts(LeaseFixture.facts("ENDED"))
            .number("AVAILABLE")
            .build());

    assertThat(fixture.leases.commit(LeaseFixture.commit(run, "c2").version(2).build()))
        .isEqualTo(new Refused(StoreRefusal.LEASE_ENDED));
    assertThat(fixture.leases.adopt(LeaseFixture.again("lea_ended")))
        .isInstanceOf(AdoptAnswer.Ended.class);
    assertThat(fixture.texts("select owner from orders where lease_id = 'lea_ended'"))
        .containsExactly("payment");
  }

  private static String numberState(String numberId) {
    return fixture.texts("select state from numbers where number_id = '" + numberId + "'").get(0);
  }

  private static int count(String from) {
    return fixture.count(from);
  }
}
