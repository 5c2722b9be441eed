package io.keepline.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.store.AdoptAnswer.Adopted;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A promotion is used as often as it may be, and never once more. */
class PromotionUsesTest {
  private static final int AT_ONCE = 1_000;
  private static final int PLACES = 7;
  private LeaseFixture fixture;
  private PromotionUses uses;

  @BeforeEach
  void open() {
    fixture = new LeaseFixture(TestDatabase.create());
    uses = new PromotionUses(fixture.database);
  }

  @AfterEach
  void close() {
    fixture.database.close();
  }

  private void promise(String leaseId, PromotionLimit limit) {
    String quoteId = fixture.quote(leaseId);
    QuoteRow quote = new Quotes(fixture.database).quote(quoteId).orElseThrow();
    new Quotes(fixture.database).save(quote, List.of(limit));
  }

  private AdoptAnswer begin(String leaseId, int number) {
    String free = fixture.freeNumber(number);
    return fixture.leases.adopt(fixture.first(leaseId, new NumberChoice.Exact(free)));
  }

  @Test
  void ofAThousandAtOnceAsManyWinAsThereArePlacesAndTheOthersTakeNoNumber() throws Exception {
    PromotionLimit limit = new PromotionLimit("spring", PLACES, null);
    for (int i = 0; i < AT_ONCE; i++) {
      promise("lea_" + i, limit);
    }
    ExecutorService pool = Executors.newFixedThreadPool(16);
    List<AdoptAnswer> answers = new ArrayList<>();
    try {
      List<Future<AdoptAnswer>> running = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        int n = i;
        running.add(pool.submit(() -> begin("lea_" + n, n)));
      }
      for (Future<AdoptAnswer> one : running) {
        answers.add(one.get());
      }
    } finally {
      pool.shutdownNow();
    }
    assertThat(answers).filteredOn(Adopted.class::isInstance).hasSize(PLACES);
    assertThat(answers)
        .filteredOn(new AdoptAnswer.Refused(StoreRefusal.PROMOTION_USED_UP)::equals)
        .hasSize(AT_ONCE - PLACES);
    assertThat(fixture.count("promotion_uses")).isEqualTo(PLACES);
    assertThat(fixture.count("numbers where state <> 'AVAILABLE'")).isEqualTo(PLACES);
  }

  @Test
  void anOrderThatCameToNothingGivesItsPlaceBack() {
    PromotionLimit one = new PromotionLimit("spring", 1, null);
    promise("lea_a", one);
    promise("lea_b", one);
    assertThat(begin("lea_a", 1)).isInstanceOf(Adopted.class);
    assertThat(uses.usedUp(LeaseFixture.BRAND, null, List.of(one))).containsExactly("spring");
    assertThat(begin("lea_b", 2))
        .isEqualTo(new AdoptAnswer.Refused(StoreRefusal.PROMOTION_USED_UP));
    fixture
        .database
        .jdbi()
        .useHandle(handle -> handle.execute("update orders set state = 'CLOSED'"));
    assertThat(uses.usedUp(LeaseFixture.BRAND, null, List.of(one))).isEmpty();
    assertThat(begin("lea_b", 3)).isInstanceOf(Adopted.class);
  }

  @Test
  void aHoldersOwnLimitCountsOnlyTheirOrders() {
    PromotionLimit once = new PromotionLimit("welcome", null, 1);
    promise("lea_a", once);
    begin("lea_a", 1);
    assertThat(uses.usedUp(LeaseFixture.BRAND, "hol_1", List.of(once))).containsExactly("welcome");
    assertThat(uses.usedUp(LeaseFixture.BRAND, "hol_2", List.of(once))).isEqualTo(Set.of());
    assertThat(uses.usedUp(LeaseFixture.BRAND, null, List.of(once))).isEqualTo(Set.of());
  }

  @Test
  void anotherTryOfTheSameOrderTakesNothingMore() {
    promise("lea_a", new PromotionLimit("spring", 1, 1));
    Adopted run = (Adopted) begin("lea_a", 1);
    IntentRequest intent =
        new IntentRequest(
            "lea_a",
            run.epoch(),
            fixture.order("lea_a", "lea_a", "SUBMITTED"),
            LeaseFixture.attempt("lea_a", 1),
            null,
            LeaseFixture.NOW);
    assertThat(fixture.payments.intent(intent)).isInstanceOf(IntentAnswer.Recorded.class);
    assertThat(fixture.count("promotion_uses")).isEqualTo(1);
  }
}
