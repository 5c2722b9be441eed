package io.keepline.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.lifecycle.Iccid;
import io.keepline.lifecycle.Msisdn;
import io.keepline.store.AdoptAnswer.Adopted;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ReadsTest {
  private static final Instant NOW = LeaseFixture.NOW;
  private static final Iccid CARD = Iccid.parse("8901260732198765434");
  private static LeaseFixture fixture;
  private static Reads reads;
  private static NumberPool pool;

  @BeforeAll
  static void open() {
    fixture = new LeaseFixture(TestDatabase.create());
    reads = new Reads(fixture.database);
    pool = new NumberPool(fixture.database);
  }

  @AfterAll
  static void close() {
    fixture.database.close();
  }

  @Test
  void aLeaseIsFoundByItsNumberByItsCardAndByItsHolderWhileItIsOpen() {
    Adopted run = fixture.reserved("lea_find", 1);
    pool.replaceIccid("num_1", CARD, "staff:1", NOW);
    LeaseView view = reads.lease("lea_find").orElseThrow();
    assertThat(view.lease()).isEqualTo(run.lease());
    assertThat(view.number().state()).isEqualTo("RESERVED");
    assertThat(reads.openLease(new Msisdn("+12025550101"))).contains(view);
    assertThat(reads.openLease(CARD)).contains(view);
    assertThat(reads.leasesOf("hol_1", null, 100)).contains(view);
    assertThat(reads.leasesOf("hol_1", "lea_find", 100)).doesNotContain(view);

    fixture.leases.commit(
        LeaseFixture.commit(run, "end")
            .facts(LeaseFixture.facts("ENDED"))
            .number("AVAILABLE")
            .build());
    assertThat(reads.openLease(CARD)).isEmpty();
    assertThat(reads.lease("lea_find")).isPresent();
  }

  @Test
  void anOrderIsFoundByItsIdItsRequestAndItsPayment() {
    Adopted run = fixture.reserved("lea_order", 2);
    fixture.payments.intent(
        new IntentRequest(
            "lea_order",
            run.epoch(),
            fixture.order("lea_order", "lea_order", "SUBMITTED"),
            LeaseFixture.attempt("lea_order", 1),
            null,
            NOW));
    OrderHistory order = reads.order("ord_lea_order").orElseThrow();
    assertThat(order.attempts()).containsExactly(LeaseFixture.attempt("lea_order", 1));
    assertThat(reads.orderOfRequest("req_lea_order")).contains(order);
    assertThat(reads.orderOfPayment("pay_lea_order_1")).contains(order);
    assertThat(reads.order("ord_none")).isEmpty();
  }

  @Test
  void theTimelineTellsEverythingOnceOverItsPages() {
    Adopted run = fixture.reserved("lea_time", 3);
    fixture.leases.commit(
        LeaseFixture.commit(run, "c")
            .at(NOW.plusSeconds(60))
            .notices(
                NoticeRow.due(
                    "ntc_t", "lea_time", "WELCOME", "x", false, "{}", NOW.plusSeconds(60), NOW))
            .build());
    Timeline timeline = new Timeline(fixture.database);
    List<TimelineEntry> all = timeline.page("lea_time", TimelineEntry.Cursor.START, 100);
    assertThat(all)
        .extracting(TimelineEntry::source)
        .containsExactlyInAnyOrder("AUDIT", "AUDIT", "ORDER", "NOTICE");
    List<TimelineEntry> first = timeline.page("lea_time", TimelineEntry.Cursor.START, 3);
    List<TimelineEntry> rest = timeline.page("lea_time", first.get(2).cursor(), 3);
    assertThat(first).hasSize(3).isEqualTo(all.subList(0, 3));
    assertThat(rest).isEqualTo(all.subList(3, 4));
  }

  @Test
  void freeNumbersAreCountedAndPagedByCountryAndCapability() {
    fixture.freeNumber(10);
    fixture.freeNumber(11);
    NumberPool.Wanted voice = new NumberPool.Wanted("tnt", "US", List.of("VOICE_IN"));
    long free = pool.countFree(voice);
    assertThat(free).isGreaterThanOrEqualTo(2);
    List<NumberRow> first = pool.free(voice, null, 1);
    assertThat(pool.free(voice, first.get(0).numberId(), 100)).hasSize((int) free - 1);
    assertThat(pool.free(new NumberPool.Wanted("tnt", "US", List.of("ROAMING")), null, 9))
        .isEmpty();
    assertThat(pool.free(new NumberPool.Wanted("tnt", "GB", List.of()), null, 9)).isEmpty();
    assertThat(pool.countries("tnt")).containsExactly("US");
  }

  @Test
  void aNumberIsAddedOnceAndPrintsMasked() {
    NumberRow number =
        new NumberRow(
            "num_new", new Msisdn("+12025550199"), null, "tm", "GB", List.of(), "AVAILABLE", NOW);
    assertThat(pool.add(List.of(number, number))).isEqualTo(1);
    assertThat(pool.byId("num_new")).contains(number);
    assertThat(pool.byMsisdn(number.msisdn()).orElseThrow().toString())
        .doesNotContain("2025550199");
  }

  @Test
  void contactsTellTheNumberItselfFromOtherChannels() {
    Holders holders = new Holders(fixture.database);
    HolderRow holder = new HolderRow("hol_2", "tnt", "Bo", "zh", null, NOW);
    ContactRow mail = new ContactRow("con_1", "hol_2", "MAIL", "bo@example.com", true, NOW);
    ContactRow self = new ContactRow("con_2", "hol_2", "SMS", "+12025550112", false, NOW);
    holders.save(holder, List.of(self, mail));
    NumberRow number = pool.byId(fixture.freeNumber(12)).orElseThrow();
    assertThat(holders.holder("hol_2")).contains(holder);
    assertThat(holders.contacts("hol_2")).containsExactly(mail, self);
    assertThat(self.isNumberItself(number)).isTrue();
    assertThat(mail.isNumberItself(number)).isFalse();
    assertThat(mail.toString() + holder).doesNotContain("bo@").doesNotContain("Bo");
  }

  @Test
  void anOfferIsStoredOnceAndReadBack() {
    Quotes quotes = new Quotes(fixture.database);
    QuoteRow quote =
        new QuoteRow(
            "quo_new",
            null,
            "START",
            "tnt",
            null,
            "hol_1",
            "monthly",
            1,
            1,
            "[]",
            LeaseFixture.PRICE,
            "CARD",
            "RESERVED",
            null,
            LeaseFixture.PAID_UNTIL,
            NOW.plusSeconds(1800),
            NOW,
            "{}");
    quotes.save(quote, List.of());
    quotes.save(quote, List.of());
    assertThat(quotes.quote("quo_new")).contains(quote);
  }

  @Test
  void openLeasesArePagedForTheReconciler() {
    fixture.reserved("lea_open", 20);
    OpenLeases open = new OpenLeases(fixture.database);
    assertThat(open.ids(null, 100)).contains("lea_open").hasSize((int) open.count());
    assertThat(open.ids("lea_open", 100)).doesNotContain("lea_open");
  }

  @Test
  void aMethodsTokenIsKeptBehindItsReference() {
    MethodTokens tokens = new MethodTokens(fixture.database);
    tokens.keep("mref_1", "CARD", "tok_secret", NOW);
    tokens.keep("mref_1", "CARD", "tok_other", NOW);
    assertThat(tokens.token("mref_1")).contains("tok_secret");
    assertThat(tokens.token("mref_none")).isEmpty();
  }
}
