package io.keepline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keepline.store.OneTimeLinks.Use;
import io.keepline.store.WebhookInbox.Event;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class IntakeTest {
  private static final Instant NOW = LeaseFixture.NOW;
  private static LeaseFixture fixture;

  @BeforeAll
  static void open() {
    fixture = new LeaseFixture(TestDatabase.create());
    fixture.reserved("lea_1", 1);
  }

  @AfterAll
  static void close() {
    fixture.database.close();
  }

  @Test
  void theSameKeyAndBodyRejoinsTheSameWorkAndReplaysItsAnswer() {
    RequestKeys keys = new RequestKeys(fixture.database);
    assertThat(keys.claim(key("k1", "body", "ord_1"))).isEqualTo(new RequestKeys.Claim.New());
    RequestKeys.Claim.Seen seen =
        (RequestKeys.Claim.Seen) keys.claim(key("k1", "body", "ord_other"));
    assertThat(seen.stored().orderId()).isEqualTo("ord_1");
    assertThat(seen.stored().answerStatus()).isNull();

    keys.complete(seen.stored(), 200, "{}");
    keys.complete(seen.stored(), 500, "later");
    RequestKey replayed = ((RequestKeys.Claim.Seen) keys.claim(key("k1", "body", "x"))).stored();
    assertThat(replayed.answerStatus()).isEqualTo(200);
    assertThat(replayed.answerBody()).isEqualTo("{}");
    assertThat(keys.byOrder("ord_1")).contains(replayed);
  }

  @Test
  void theSameKeyWithAnotherBodyIsRefusedAndAnotherClientsKeyIsAnotherKey() {
    RequestKeys keys = new RequestKeys(fixture.database);
    keys.claim(key("k2", "body", "ord_2"));
    assertThat(keys.claim(key("k2", "changed", "ord_2")))
        .isEqualTo(new RequestKeys.Claim.OtherBody());
    RequestKey other =
        new RequestKey("cli_2", "renew", "k2", "changed", null, null, null, NOW, null, null);
    assertThat(keys.claim(other)).isEqualTo(new RequestKeys.Claim.New());
  }

  @Test
  void aKeyWhoseCommandWasNotSentCanBeUsedAgain() {
    RequestKeys keys = new RequestKeys(fixture.database);
    RequestKey key = key("k3", "body", "ord_3");
    keys.claim(key);
    keys.release(key);
    assertThat(keys.claim(key)).isEqualTo(new RequestKeys.Claim.New());
  }

  @Test
  void aMessageIsStoredOnceAndHintedUntilItIsDone() {
    WebhookInbox inbox = new WebhookInbox(fixture.database);
    Event event =
        new Event("sandbox", "evt_1", "pay_1", null, "{}".getBytes(StandardCharsets.UTF_8), NOW);
    assertThat(inbox.store(event)).isTrue();
    assertThat(inbox.store(event)).isFalse();

    Duration retry = Duration.ofSeconds(30);
    assertThat(inbox.claim(10, NOW, retry)).extracting(Event::eventId).containsExactly("evt_1");
    assertThat(inbox.claim(10, NOW.plusSeconds(29), retry)).isEmpty();
    List<Event> again = inbox.claim(10, NOW.plusSeconds(30), retry);
    assertThat(again).extracting(Event::paymentId).containsExactly("pay_1");
    assertThat(new String(again.get(0).body(), StandardCharsets.UTF_8)).isEqualTo("{}");
    inbox.done("sandbox", "evt_1", NOW.plusSeconds(31));
    assertThat(inbox.claim(10, NOW.plusSeconds(90), retry)).isEmpty();
    assertThat(inbox.waiting()).isZero();
  }

  @Test
  void aChargebackIsHintedAtMoreAndMoreSeldomUntilTheLedgerAgrees() {
    WebhookInbox inbox = new WebhookInbox(fixture.database);
    inbox.store(new Event("sandbox", "evt_c", "pay_c", null, "CHARGEBACK", new byte[0], NOW));
    Duration retry = Duration.ofSeconds(10);
    assertThat(inbox.claim(10, NOW, retry)).hasSize(1);
    assertThat(inbox.claim(10, NOW.plusSeconds(10), retry)).hasSize(1);
    assertThat(inbox.claim(10, NOW.plusSeconds(600), retry)).hasSize(1);
    assertThat(inbox.claim(10, NOW.plusSeconds(799), retry)).isEmpty();
    assertThat(inbox.claim(10, NOW.plusSeconds(800), retry)).hasSize(1);
    inbox.agreed("pay_c", NOW.minusSeconds(1), NOW.plusSeconds(900));
    assertThat(inbox.waiting()).as("the look-up was older than the event").isEqualTo(1);
    inbox.agreed("pay_c", NOW, NOW.plusSeconds(900));
    assertThat(inbox.waiting()).isZero();
  }

  @Test
  void i15_aLinkWorksOnceAndANewerOneKillsTheOlder() {
    OneTimeLinks links = new OneTimeLinks(fixture.database);
    links.put(link("lnk_1", "a"), NOW);
    links.put(link("lnk_2", "b"), NOW);
    assertThat(links.use("a".repeat(64), NOW)).isEqualTo(Use.DEAD);
    assertThat(links.find("b".repeat(64))).get().extracting(OneTimeLink::usedAt).isNull();
    assertThat(links.use("b".repeat(64), NOW)).isEqualTo(Use.USED);
    assertThat(links.use("b".repeat(64), NOW)).isEqualTo(Use.USED_BEFORE);
    assertThat(links.use("c".repeat(64), NOW)).isEqualTo(Use.UNKNOWN);
    links.put(link("lnk_3", "d"), NOW);
    assertThat(links.use("d".repeat(64), NOW.plusSeconds(86_400))).isEqualTo(Use.DEAD);
  }

  @Test
  void anApiKeyIsShownOnceVerifiedByItsHashAndCanBeRevoked() {
    ApiKeys keys = new ApiKeys(fixture.database);
    ApiKeys.Issued issued =
        keys.issue(new ApiKeys.Grant("cli_1", List.of("leases:read"), List.of("tnt")), NOW);
    assertThat(issued.toString()).doesNotContain(issued.secret());
    assertThat(fixture.texts("select hash from api_keys")).doesNotContain(issued.secret());
    assertThat(keys.verify(issued.secret())).contains(issued.key());
    assertThat(keys.verify(issued.secret() + "x")).isEmpty();
    assertThat(keys.verify(issued.key().prefix() + ".wrong")).isEmpty();
    assertThat(keys.verify("nonsense")).isEmpty();
    assertThat(issued.key().mayTouch("tm")).isFalse();
    assertThat(keys.revoke(issued.key().keyId(), NOW)).isTrue();
    assertThat(keys.verify(issued.secret())).isEmpty();
  }

  @Test
  void aLocalStackKeepsItsKeyOverRestarts() {
    ApiKeys keys = new ApiKeys(fixture.database);
    ApiKeys.Grant everything = new ApiKeys.Grant("local", List.of("admin"), null);
    String secret = "kl_local." + "s".repeat(32);
    keys.issueAs(everything, secret, NOW);
    keys.issueAs(everything, secret, NOW);
    assertThat(keys.verify(secret).orElseThrow().mayTouch("tm")).isTrue();
    assertThatThrownBy(() -> keys.issueAs(everything, "kl_x.short", NOW))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("short");
  }

  @Test
  void aTaskIsListedUntilItIsClosedAndClosedOnce() {
    Tasks tasks = new Tasks(fixture.database);
    tasks.open(TaskRow.open("tsk_1", "lea_1", null, "HOLDER_UNREACHABLE", NOW, null));
    tasks.open(TaskRow.open("tsk_2", "lea_1", null, "SERVICE_FAILED", NOW, null));
    assertThat(tasks.open(List.of("tnt"), null, 1))
        .extracting(TaskRow::taskId)
        .containsExactly("tsk_1");
    assertThat(tasks.open(List.of(), "tsk_1", 9))
        .extracting(TaskRow::taskId)
        .containsExactly("tsk_2");
    assertThat(tasks.open(List.of("tm"), null, 9)).isEmpty();
    Tasks.Closing closing = new Tasks.Closing("tsk_1", "staff:1", "goes on", null, null, NOW);
    assertThat(tasks.close(closing)).isTrue();
    assertThat(tasks.close(closing)).isFalse();
    assertThat(tasks.task("tsk_1").orElseThrow().closedAs()).isEqualTo("goes on");
    assertThat(tasks.ofLease("lea_1")).hasSize(2);
  }

  private static OneTimeLink link(String id, String letter) {
    return new OneTimeLink(
        id, letter.repeat(64), "lea_1", "CANCEL", NOW.plusSeconds(86_400), null, null);
  }

  private static RequestKey key(String hash, String body, String orderId) {
    return new RequestKey(
        "cli_1", "renew", hash, body, "lea_1", orderId, NOW.plusSeconds(30), NOW, null, null);
  }
}
