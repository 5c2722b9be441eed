package io.keepline.local.bench;

import io.keepline.local.split.LoadBrand;
import io.keepline.local.split.Processes;
import io.keepline.local.split.SplitStack;
import io.keepline.local.split.Subscriber;
import io.keepline.local.text.TextTable;
import io.keepline.workflows.NumberLifecycle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Measures on a split stack: renewals, reads, and a year's events. */
public final class Bench {
  /** What is expected of a year: at most so many events. */
  static final int EVENTS = 420;

  private static final Duration WARM = Duration.ofSeconds(3);
  private static final int LEASES = 160;
  private static final int PREPARING = 8;
  private static final int DUE_AT_ONCE = 100;
  private final SplitStack stack;
  private final BenchOptions options;
  private final Report report;
  private final Subscriber subscriber;

  /**
   * On an open stack of which no process is started.
   *
   * @param say is told what was measured, a line at a time
   */
  public Bench(SplitStack stack, BenchOptions options, Consumer<String> say) {
    this.stack = stack;
    this.options = options;
    this.report = new Report(say);
    this.subscriber = new Subscriber(stack.api());
  }

  /** Measures everything; answers whether every call that counts was answered as it should be. */
  public boolean run() {
    long begun = System.nanoTime();
    report.say("Starting provider, API and worker ...");
    Processes processes = stack.processes();
    processes.provider();
    processes.api();
    processes.worker();
    EventCount year = new NumberYear(stack, subscriber).count();
    Renewals renewals = new Renewals(subscriber, stack.database());
    try (BareWorkflows bare = BareWorkflows.open(stack.client(), DUE_AT_ONCE)) {
      byCard(bare, renewals);
      fromBalance(bare, renewals);
      quotes(renewals);
      reads();
      // Last: some of its messages wait for a morning that is the numbers' own.
      monthEnd(bare);
    }
    year(year);
    boolean good = report.close();
    report.say("");
    report.say(
        "Measured in %.0f s; each figure is the median of %d rounds of %d s."
            .formatted((System.nanoTime() - begun) / 1e9, options.rounds(), options.seconds()));
    return good;
  }

  private void byCard(BareWorkflows bare, Renewals renewals) {
    Samples started = renewals.start(LEASES, PREPARING);
    Samples offered = renewals.offer(PREPARING);
    Comparison.Pair pair =
        new Comparison.Pair(renewals::renew, bare::renew, () -> prepare(renewals));
    report.answered(warm(pair));
    report.compare(
        "Renewals",
        "Renewals by card through HTTP, against a bare workflow of the same shape",
        pair,
        options);
    report.say(
        "Beside it: %.1f leases started a second and %.1f prices asked a second at %d clients."
            .formatted(started.perSecond(), offered.perSecond(), PREPARING));
    report.say(events(renewals));
  }

  /** The same leases, paid from their holders' wallets: one update and one local activity. */
  private void fromBalance(BareWorkflows bare, Renewals renewals) {
    report.answered(renewals.fill(PREPARING).failed() == 0);
    report.compare(
        "Renewals from the balance",
        "Renewals from the wallet's balance, against a bare update with a local activity",
        new Comparison.Pair(renewals::renewFromBalance, bare::spend, () -> prepare(renewals)),
        options);
  }

  /** Many charges by consent that fall due at once, against as many bare timers. */
  private void monthEnd(BareWorkflows bare) {
    MonthEnd monthEnd = new MonthEnd(stack, subscriber);
    monthEnd.prepare(DUE_AT_ONCE);
    Comparison comparison =
        Comparison.ofRounds(
            monthEnd::renewAll, () -> MonthEnd.bare(bare, DUE_AT_ONCE), options.rounds());
    report.table(
        "A month's end: %d charges by consent due at once, against as many bare timers with the same"
                .formatted(DUE_AT_ONCE)
            + " activities; each time counts from the instant",
        "all",
        comparison);
    report.expect("A month's end", comparison.ratio());
    report.answered(comparison.ours().failed() == 0);
  }

  private void quotes(Renewals renewals) {
    List<String> leases = renewals.leases();
    String body = subscriber.quote(leases.get(0), "shown").body().toString();
    AtomicInteger asked = new AtomicInteger();
    Clients.Call ours =
        () -> {
          int mine = asked.getAndIncrement();
          String lease = leases.get(mine % leases.size());
          return subscriber.quote(lease, "price-" + mine).isOk()
              ? Clients.Outcome.GOOD
              : Clients.Outcome.BAD;
        };
    try (BareServer bare = BareServer.writing(stack.database(), body)) {
      report.compare(
          "Prices",
          "Prices of a renewal, against a bare row of the same size in the same database",
          new Comparison.Pair(ours, bare::ask, () -> {}),
          options.forReads());
    }
  }

  private void reads() {
    String lease = subscriber.start(LoadBrand.WEEK, "read");
    String body = subscriber.lease(lease).body().toString();
    report.answered(new Renewals(subscriber, stack.database()).quiet());
    Clients.Call ours =
        () -> subscriber.lease(lease).isOk() ? Clients.Outcome.GOOD : Clients.Outcome.BAD;
    try (BareServer bare = BareServer.answering(body)) {
      report.compare(
          "Reads",
          "Reads of a lease from PostgreSQL, against a bare answer of the same bytes",
          new Comparison.Pair(ours, bare::ask, () -> {}),
          options.forReads());
    }
  }

  /** Both sides' code is warm before anything counts. */
  private static boolean warm(Comparison.Pair pair) {
    int failed =
        Clients.run(PREPARING, WARM, pair.ours()).failed()
            + Clients.run(PREPARING, WARM, pair.ceiling()).failed();
    return failed == 0;
  }

  private void prepare(Renewals renewals) {
    boolean priced = renewals.offer(PREPARING).failed() == 0;
    if (!priced || !renewals.quiet()) {
      report.say("The work of the round before was still going on when one began.");
    }
  }

  private String events(Renewals renewals) {
    Histories histories = new Histories(stack.client());
    List<String> leases = new ArrayList<>(renewals.leases());
    Collections.sort(leases);
    EventCount ours = new EventCount();
    leases.stream()
        .limit(20)
        .forEach(id -> histories.runs(NumberLifecycle.workflowId(id)).forEach(ours::add));
    EventCount bare = new EventCount();
    histories.runs("bare-0").forEach(bare::add);
    int updates = ours.updates();
    int bareUpdates = Math.max(1, bare.updates());
    return "Events: %.1f a renewal (start and notices of 20 leases included), %.1f a bare update."
        .formatted(
            (double) ours.events() / Math.max(1, updates), (double) bare.events() / bareUpdates);
  }

  private void year(EventCount year) {
    TextTable table = new TextTable("event", "count", "bytes");
    for (EventCount.Line line : year.lines()) {
      table.add(List.of(line.name(), "" + line.events(), "" + line.bytes()));
    }
    table.add(List.of("together", "" + year.events(), "" + year.bytes()));
    report.table(
        "A number's year: start, 12 card renewals, each with reminder, receipt and attribute; %d"
                .formatted(year.runs())
            + " runs",
        table);
    report.say(
        "%d of the updates only moved the sandbox clock; a number in service has none of them."
            .formatted(year.clockMoves()));
    if (year.events() > EVENTS) {
      report.missed("The year: %d events, %d expected.".formatted(year.events(), EVENTS));
    }
  }
}
