package io.keepline.activities;

import io.keepline.lifecycle.Actor;
import io.keepline.lifecycle.By;
import io.keepline.lifecycle.Decision;
import io.keepline.lifecycle.DerivedId;
import io.keepline.lifecycle.Lease;
import io.keepline.lifecycle.LeaseStatus;
import io.keepline.lifecycle.Lifecycle;
import io.keepline.lifecycle.Moment;
import io.keepline.lifecycle.Money;
import io.keepline.lifecycle.Msisdn;
import io.keepline.lifecycle.Order;
import io.keepline.lifecycle.OrderKind;
import io.keepline.lifecycle.PaymentMethod;
import io.keepline.lifecycle.Quote;
import io.keepline.lifecycle.Schedule;
import io.keepline.lifecycle.Stimulus;
import io.keepline.store.ContactRow;
import io.keepline.store.Database;
import io.keepline.store.HolderRow;
import io.keepline.store.Holders;
import io.keepline.store.IntentAnswer;
import io.keepline.store.IntentRequest;
import io.keepline.store.MethodTokens;
import io.keepline.store.Payments;
import io.keepline.store.QuoteRow;
import io.keepline.store.Quotes;
import io.keepline.store.TestDatabase;
import io.keepline.store.brand.BrandCatalog;
import io.keepline.store.brand.ExampleBrands;
import io.keepline.workflows.Json;
import io.keepline.workflows.LeaseInput;
import io.keepline.workflows.LeaseInput.FirstOrder;
import io.keepline.workflows.RecordActivities.Adopt;
import io.keepline.workflows.RecordActivities.Adopted;
import io.keepline.workflows.RecordActivities.Commit;
import io.keepline.workflows.RecordActivities.Committed;
import io.keepline.workflows.RecordActivities.Kind;
import io.keepline.workflows.RecordActivities.Known;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One lease on a real database, driven step by step as its workflow would drive it: what the rules
 * decide is committed, and what is committed is what the next step stands on.
 */
final class Scene {
  static final Instant NOW = Instant.parse("2027-03-01T02:00:00.123456Z");
  static final Money PRICE = Money.of(1200, "USD");
  static final String HOLDER = "hol_ada";

  final Database database;
  final MovedClock clock = new MovedClock(NOW);
  final Brands brands;
  final RecordActivitiesImpl record;
  final String leaseId;
  Lease lease;
  Schedule schedule;
  long epoch;
  long version;
  private final List<io.keepline.lifecycle.Entry> held = new java.util.ArrayList<>();
  private int steps;

  private Scene(Database database, String leaseId, Brands brands) {
    this.database = database;
    this.leaseId = leaseId;
    this.brands = brands;
    this.record = new RecordActivitiesImpl(database, brands, HaltPoints.NONE);
    Order order = firstOrder(leaseId);
    this.lease =
        Lease.reserved(
            new Lease.Identity(leaseId, "tnt", true, HOLDER, ""), order, NOW, Duration.ZERO);
    this.schedule = new Schedule(List.of(), null, null, List.of(new Schedule.Offset(NOW, 28_800)));
  }

  /**
   * A database with the example brands, one holder with a mailbox and a phone, and four numbers.
   */
  static Database database() {
    Database database = TestDatabase.create();
    BrandCatalog catalog = new BrandCatalog(database);
    ExampleBrands.files().forEach(file -> catalog.load(file, NOW));
    new Holders(database)
        .save(
            new HolderRow(HOLDER, "tnt", "Ada", "en", null, NOW),
            List.of(
                new ContactRow("con_mail", HOLDER, "MAIL", "ada@example.org", true, NOW),
                new ContactRow("con_sms", HOLDER, "SMS", "+447700900123", true, NOW)));
    for (int i = 0; i < 4; i++) {
      number(database, "num_" + i, "+120255501%02d".formatted(i + 10));
    }
    new MethodTokens(database).keep("mref_1", "CARD", "tok_visa", NOW);
    return database;
  }

  /** A card of the holder, kept as {@code svm_1}: a consent names one that is saved. */
  static void saveCard(Database database) {
    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    insert into saved_methods (method_ref, holder_id, brand_id, method, wish_ref,
                      state, created_at, changed_at)
                    values ('svm_1', ?, 'tnt', 'CARD', 'mref_1', 'SAVED', ?, ?)
                    """,
                    HOLDER,
                    java.sql.Timestamp.from(NOW),
                    java.sql.Timestamp.from(NOW)));
  }

  private static void number(Database database, String id, String e164) {
    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    insert into numbers (number_id, e164, brand_id, country, capabilities, state,
                      state_since)
                    values (?, ?, 'tnt', 'US', array['SMS_IN', 'VOICE_IN'], 'AVAILABLE', ?)
                    """,
                    id,
                    Msisdn.parse(e164).e164(),
                    java.sql.Timestamp.from(NOW)));
  }

  /** A lease that has not begun. */
  static Scene of(Database database, String leaseId) {
    Brands brands = new Brands(new BrandCatalog(database), () -> NOW);
    return new Scene(database, leaseId, brands);
  }

  /** A reserved lease on an automatically chosen number. */
  static Scene reserved(Database database, String leaseId) {
    Scene scene = of(database, leaseId);
    Adopted adopted = scene.begin(null);
    if (adopted.refusal() != null) {
      throw new AssertionError("not begun: " + adopted.refusal());
    }
    return scene;
  }

  /** A lease that was paid and is active. */
  static Scene active(Database database, String leaseId) {
    Scene scene = reserved(database, leaseId);
    scene.outcome(scene.lease.orders().get(0), Stimulus.Result.PAID, PRICE);
    return scene;
  }

  Adopted begin(@Nullable String numberId) {
    return take(record.adopt(new Adopt(new LeaseInput(leaseId, first(numberId), null), clock.now)));
  }

  Adopted adoptAgain() {
    return take(record.adopt(new Adopt(LeaseInput.fromRecord(leaseId), clock.now)));
  }

  private Adopted take(Adopted adopted) {
    Lease taken = adopted.lease();
    Schedule resolved = adopted.schedule();
    if (taken != null && resolved != null) {
      lease = taken;
      schedule = resolved;
      held.clear();
      epoch = adopted.epoch();
      version = adopted.version();
    }
    return adopted;
  }

  FirstOrder first(@Nullable String numberId) {
    Order order = firstOrder(leaseId);
    return new FirstOrder(
        "tnt",
        HOLDER,
        numberId,
        "US",
        List.of("SMS_IN"),
        order.orderId(),
        order.requestId(),
        "client:cli_1",
        order.quote(),
        PaymentMethod.CARD,
        "mref_1",
        NOW.plusSeconds(60));
  }

  private Order firstOrder(String key) {
    Quote quote = quote("start_" + key, OrderKind.START, null, NOW);
    return new Order(
        "ord_" + key,
        "req_" + key,
        quote,
        io.keepline.lifecycle.OrderState.SUBMITTED,
        1,
        DerivedId.payment("ord_" + key, 1),
        PaymentMethod.CARD,
        "mref_1",
        NOW,
        NOW,
        NOW,
        NOW.plusSeconds(1800),
        0,
        false);
  }

  /** An offer, kept in the record. */
  Quote quote(String key, OrderKind kind, @Nullable LocalDate expected, Instant at) {
    Quote quote =
        new Quote(
            "quo_" + key,
            kind,
            brands.plan("tnt", version("tnt-sms")).orElseThrow().version(),
            1,
            PRICE,
            Money.zero("USD"),
            kind == OrderKind.START ? LeaseStatus.RESERVED : lease.status(),
            expected,
            expected == null ? LocalDate.of(2027, 4, 2) : expected.plusMonths(1),
            at.plusSeconds(1800),
            Quote.Extras.NONE);
    new Quotes(database)
        .save(
            new QuoteRow(
                quote.quoteId(),
                null,
                kind.name(),
                "tnt",
                null,
                HOLDER,
                quote.plan().planId(),
                quote.plan().version(),
                1,
                "[]",
                PRICE,
                "CARD",
                quote.band().name(),
                expected,
                quote.newValidUntil(),
                quote.expiresAt(),
                at,
                Json.write(quote)),
            List.of());
    return quote;
  }

  private static io.keepline.lifecycle.PlanVersion version(String planId) {
    return new io.keepline.lifecycle.PlanVersion(
        planId,
        1,
        new io.keepline.lifecycle.TermLength(1, io.keepline.lifecycle.TermLength.Unit.MONTHS),
        io.keepline.lifecycle.Policy.standard());
  }

  /** Lease time. */
  Instant now() {
    return clock.now.plus(lease.clockOffset());
  }

  By by(String requestId) {
    return new By(requestId, new Actor(Actor.Kind.HOLDER, HOLDER), "wished");
  }

  /** What the rules make of a stimulus. */
  Decision.Accepted decide(Stimulus stimulus) {
    Decision decision = Lifecycle.decide(lease, stimulus, Moment.of(now(), clock.now, schedule));
    if (decision instanceof Decision.Accepted accepted) {
      return accepted;
    }
    throw new AssertionError(stimulus.kind() + " was not accepted: " + decision);
  }

  Commit commit(Decision.Accepted decided, String commitId) {
    return new Commit(
        leaseId,
        epoch,
        version,
        commitId,
        decided.lease(),
        java.util.stream.Stream.concat(held.stream(), decided.entries().stream()).toList(),
        false,
        now(),
        clock.now);
  }

  /** Stands on a decision that is committed with the next one, as the workflow does at a charge. */
  void hold(Decision.Accepted decided) {
    lease = decided.lease();
    held.addAll(decided.entries());
  }

  /** The intent of a charge that died right after writing it. */
  void intent(Order order) {
    IntentAnswer answer =
        new Payments(database)
            .intent(
                new IntentRequest(
                    leaseId,
                    epoch,
                    OrderRows.order(leaseId, order, OrderRows.Beside.submitted(null, clock.now)),
                    OrderRows.attempt(order, "sandbox", "SUBMITTED", clock.now),
                    null,
                    clock.now));
    if (!(answer instanceof IntentAnswer.Recorded)) {
      throw new AssertionError("no intent: " + answer);
    }
  }

  /** Decides, commits, and stands on what was committed. */
  Committed step(Stimulus stimulus) {
    Decision.Accepted decided = decide(stimulus);
    Committed answer = record.commit(commit(decided, leaseId + "_step_" + steps++));
    if (answer.kind() != Kind.COMMITTED) {
      throw new AssertionError("not committed: " + answer);
    }
    stand(decided.lease(), answer);
    return answer;
  }

  private void stand(Lease committed, Committed answer) {
    lease = committed;
    held.clear();
    version = answer.version();
    Schedule resolved = answer.schedule();
    if (resolved != null) {
      schedule = resolved;
    }
  }

  /** The outcome of an order's present attempt, decided and committed. */
  Committed outcome(Order order, Stimulus.Result result, @Nullable Money captured) {
    if (held.isEmpty()) {
      begun(order);
    }
    return step(
        new Stimulus.Outcome(
            By.system("out:" + order.paymentId() + ":" + result, "answer"),
            order.orderId(),
            order.paymentId(),
            result,
            captured,
            null,
            null,
            null));
  }

  /** What an activity answered, decided and committed. */
  Committed outcome(Known known) {
    return step(
        new Stimulus.Outcome(
            By.system("out:" + known.paymentId() + ":" + known.result(), "answer"),
            known.orderId(),
            known.paymentId(),
            known.result(),
            known.captured(),
            known.declined(),
            known.expiresAt(),
            known.stored()));
  }

  /** An attempt row, as a charge would have left it. */
  void begun(Order order) {
    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    insert into attempts (payment_id, order_id, attempt_no, method, method_ref,
                      provider, state, amount_minor_units, amount_currency, created_at)
                    values (?, ?, ?, 'CARD', 'mref_1', 'sandbox', 'SUBMITTED', ?, ?, ?)
                    on conflict do nothing
                    """,
                    order.paymentId(),
                    order.orderId(),
                    order.attempt(),
                    order.quote().total().minorUnits(),
                    order.quote().total().currency(),
                    java.sql.Timestamp.from(clock.now)));
  }

  /** Time passes deadline by deadline until the final notice is due. */
  void suspendUntilFinalNotice() {
    for (int i = 0; i < 50; i++) {
      if (lease.notices().stream()
          .anyMatch(n -> n.kind() == io.keepline.lifecycle.NoticeKind.FINAL_NOTICE)) {
        return;
      }
      io.keepline.lifecycle.Wake wake =
          schedule.wakes().stream().filter(w -> w.kind().decides()).findFirst().orElseThrow();
      clock.now = wake.at().isBefore(now()) ? clock.now : wake.at();
      step(Lifecycle.due(wake));
    }
    throw new AssertionError("no final notice came due");
  }

  /** A renewal that the rules accepted; like the workflow it is not committed before its charge. */
  Decision.Accepted submit(String key) {
    Quote quote = quote(key, OrderKind.RENEW, lease.validUntil(), now());
    return decide(
        new Stimulus.Submit(
            by("req_" + key),
            "ord_" + key,
            quote,
            PaymentMethod.CARD,
            "mref_1",
            DerivedId.payment("ord_" + key, 1),
            lease.validUntil(),
            clock.now.plusSeconds(60)));
  }

  List<String> texts(String sql) {
    return database.jdbi().withHandle(handle -> handle.createQuery(sql).mapTo(String.class).list());
  }

  String text(String sql) {
    return texts(sql).get(0);
  }
}
