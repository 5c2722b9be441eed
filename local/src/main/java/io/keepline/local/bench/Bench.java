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
import java.util.TreeSet;
import java.util.function.Consumer;

/** Measures on a split stack: renewals, reads, and a year's events. */
public final class Bench {
  /** What is expected of a renewal and of a read: this share of the ceiling. */
  static final double SHARE = 0.7;

  /** What is expected of a year: at most so many events. */
  static final int EVENTS = 420;

  private static final Duration WARM = Duration.ofSeconds(3);
  private static final int LEASES = 160;
  private static final int PREPARING = 8;
  private static final int BARE_WORKFLOWS = 64;
  private static final String[] TITLES = {
    "clients", "ours/s", "p50 ms", "p95 ms", "bare/s", "p50 ms", "p95 ms", "ratio", "calls", "bad"
  };

  private final SplitStack stack;
  private final BenchOptions options;
  private final Consumer<String> say;
  private final Subscriber subscriber;
  private final List<String> missed = new ArrayList<>();

  /**
   * On an open stack of which no process is started.
   *
   * @param say is told what was measured, a line at a time
   */
  public Bench(SplitStack stack, BenchOptions options, Consumer<String> say) {
    this.stack = stack;
    this.options = options;
    this.say = say;
    this.subscriber = new Subscriber(stack.api());
  }

  /** Measures everything; answers whether every call that counts was answered as it should be. */
  public boolean run() {
    long begun = System.nanoTime();
    say.accept("Starting provider, API and worker ...");
    Processes processes = stack.processes();
    processes.provider();
    processes.api();
    processes.worker();
    EventCount year = new NumberYear(stack, subscriber).count();
    boolean good;
    try (BareWorkflows bare = BareWorkflows.open(stack.client(), BARE_WORKFLOWS)) {
      good = renewals(bare);
    }
    good &= reads();
    year(year);
    missed.forEach(say);
    say.accept("");
    say.accept(
        "Measured in %.0f s; each figure is the median of %d rounds of %d s."
            .formatted((System.nanoTime() - begun) / 1e9, options.rounds(), options.seconds()));
    return good;
  }

  private boolean renewals(BareWorkflows bare) {
    Renewals renewals = new Renewals(subscriber, stack.database());
    Samples started = renewals.start(LEASES, PREPARING);
    Samples offered = renewals.offer(PREPARING);
    Comparison.Pair pair =
        new Comparison.Pair(renewals::renew, bare::renew, () -> prepare(renewals));
    boolean good = warm(pair);
    TextTable table = new TextTable(TITLES);
    List<Comparison> all = new ArrayList<>();
    for (int clients : options.clients()) {
      Comparison comparison = Comparison.run(pair, clients, options);
      table.add(comparison.cells(clients));
      all.add(comparison);
      below("Renewals at %d clients".formatted(clients), comparison.ratio());
      good &= comparison.ours().calls() > 0 && comparison.ours().failed() == 0;
    }
    say.accept("");
    say.accept("Renewals by card through HTTP, against a bare workflow of the same shape");
    table.lines().forEach(say);
    say.accept(
        "Beside it: %.1f leases started a second and %.1f prices asked a second at %d clients."
            .formatted(started.perSecond(), offered.perSecond(), PREPARING));
    whereItGoes(all, renewals);
    boolean paid = fromBalance(bare, renewals);
    return good && paid;
  }

  /** The same leases, paid from their holders' wallets: one update and one local activity. */
  private boolean fromBalance(BareWorkflows bare, Renewals renewals) {
    boolean good = renewals.fill(PREPARING).failed() == 0;
    Comparison.Pair pair =
        new Comparison.Pair(renewals::renewFromBalance, bare::spend, () -> prepare(renewals));
    TextTable table = new TextTable(TITLES);
    for (int clients : options.clients()) {
      Comparison comparison = Comparison.run(pair, clients, options);
      table.add(comparison.cells(clients));
      below("Renewals from the balance at %d clients".formatted(clients), comparison.ratio());
      good &= comparison.ours().calls() > 0 && comparison.ours().failed() == 0;
    }
    say.accept("");
    say.accept("Renewals from the wallet's balance, against a bare update with a local activity");
    table.lines().forEach(say);
    return good;
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
      say.accept("The work of the round before was still going on when one began.");
    }
  }

  private void below(String what, double ratio) {
    if (ratio < SHARE) {
      missed.add("%s: %.2f of the ceiling, %.1f expected.".formatted(what, ratio, SHARE));
    }
  }

  /** Processor time by process, and events: what a renewal has and a bare update has not. */
  private void whereItGoes(List<Comparison> all, Renewals renewals) {
    TextTable table = new TextTable("CPU ms a call", "ours", "bare");
    TreeSet<String> parts = new TreeSet<>();
    all.forEach(c -> parts.addAll(c.ourCpu().keySet()));
    for (String part : parts) {
      table.add(
          List.of(
              part,
              figure(all.stream().map(c -> c.ourCpu().getOrDefault(part, 0.0)).toList()),
              figure(all.stream().map(c -> c.ceilingCpu().getOrDefault(part, 0.0)).toList())));
    }
    table.add(List.of("together", figure(sums(all, true)), figure(sums(all, false))));
    say.accept("");
    say.accept("Where it goes: processor time a call, the median over the numbers of clients");
    table.lines().forEach(say);
    say.accept(events(renewals));
  }

  private static List<Double> sums(List<Comparison> all, boolean ours) {
    return all.stream()
        .map(c -> ours ? c.ourCpu() : c.ceilingCpu())
        .map(cpu -> cpu.values().stream().mapToDouble(Double::doubleValue).sum())
        .toList();
  }

  private static String figure(List<Double> figures) {
    return "%.1f".formatted(Samples.median(figures));
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

  private boolean reads() {
    Renewals renewals = new Renewals(subscriber, stack.database());
    String path = subscriber.start(LoadBrand.WEEK, "read");
    String body = subscriber.lease(path).body().toString();
    TextTable table = new TextTable(TITLES);
    boolean good = renewals.quiet();
    try (BareReads bare = BareReads.open(body)) {
      for (int clients : options.clients()) {
        Comparison.Pair pair =
            new Comparison.Pair(
                () -> subscriber.lease(path).isOk() ? Clients.Outcome.GOOD : Clients.Outcome.BAD,
                bare::read,
                () -> {});
        Comparison comparison = Comparison.run(pair, clients, options.forReads());
        table.add(comparison.cells(clients));
        good &= comparison.ours().failed() == 0;
        below("Reads at %d clients".formatted(clients), comparison.ratio());
      }
    }
    say.accept("");
    say.accept("Reads of a lease from PostgreSQL, against a bare answer of the same bytes");
    table.lines().forEach(say);
    return good;
  }

  private void year(EventCount year) {
    TextTable table = new TextTable("event", "count", "bytes");
    for (EventCount.Line line : year.lines()) {
      table.add(List.of(line.name(), "" + line.events(), "" + line.bytes()));
    }
    table.add(List.of("together", "" + year.events(), "" + year.bytes()));
    say.accept("");
    say.accept(
        "A number's year: start, 12 card renewals, each with reminder, receipt and attribute; %d"
                .formatted(year.runs())
            + " runs");
    table.lines().forEach(say);
    say.accept(
        "%d of the updates only moved the sandbox clock; a number in service has none of them."
            .formatted(year.clockMoves()));
    if (year.events() > EVENTS) {
      missed.add("The year: %d events, %d expected.".formatted(year.events(), EVENTS));
    }
  }
}
