package io.keepline.local.storm;

import io.keepline.local.CannotRun;
import io.keepline.local.split.Cast;
import io.keepline.local.split.SplitStack;
import io.keepline.local.split.Waiting;
import io.keepline.local.sweep.SweptRecord;
import io.keepline.local.text.TextTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/** Lets it blow, waits until it is calm, and counts. */
public final class Storm {
  private static final Duration REPORT_EVERY = Duration.ofSeconds(10);
  private static final Duration CALM_WITHIN = Duration.ofMinutes(5);
  private static final Duration SWEEP_WITHIN = Duration.ofSeconds(90);

  /** Longer than any checkout is kept open, in lease time. */
  private static final Duration PAST_EVERY_CHECKOUT = Duration.ofDays(4);

  private static final String IN_FLIGHT =
      "select count(*) from orders where state in"
          + " ('SUBMITTED', 'PENDING', 'UNKNOWN', 'PAID', 'REFUND_DUE')";

  private final SplitStack stack;
  private final StormOptions options;
  private final Consumer<String> say;
  private final Logbook log = new Logbook();
  private final Harbour harbour = new Harbour();

  /**
   * On an open stack of which no process is started.
   *
   * @param say is told what happens and what was found, a line at a time
   */
  public Storm(SplitStack stack, StormOptions options, Consumer<String> say) {
    this.stack = stack;
    this.options = options;
    this.say = say;
  }

  /**
   * Runs everything.
   *
   * @return whether nothing was found
   */
  public boolean run() {
    long begun = System.nanoTime();
    say.accept("Starting provider, API and worker ...");
    Cast cast = Cast.start(stack.processes());
    Random random = new Random(options.seed());
    begin(random);
    blow(cast, random);
    calmDown();
    List<String> wrong = new ArrayList<>(log.wrongs());
    wrong.addAll(pairs());
    say.accept("");
    log.lines().forEach(say);
    say.accept("");
    states().lines().forEach(say);
    say.accept("");
    boolean clean = SweptRecord.cleanWithin(stack.sweepVariables(), SWEEP_WITHIN, say);
    wrong.forEach(what -> say.accept("wrong: " + what));
    say.accept(
        "Seed %d: %d orders on %d numbers, %d wrong, %s."
            .formatted(options.seed(), log.orders(), harbour.size(), wrong.size(), since(begun)));
    return clean && wrong.isEmpty();
  }

  private Customer customer(String name, long seed) {
    return new Customer(
        name, options.orders(), new Counter(stack.api(), log), harbour, log, new Random(seed));
  }

  /** The first numbers are leased in fine weather. */
  private void begin(Random random) {
    Customer first = customer("first", random.nextLong());
    for (int i = 0; harbour.size() < options.numbers() && i < 3 * options.numbers(); i++) {
      first.start();
    }
    if (harbour.size() < options.numbers()) {
      throw new CannotRun("The first numbers could not be leased; see the processes' logs.");
    }
  }

  private void blow(Cast cast, Random random) {
    Weather weather =
        new Weather(cast, stack.providerControl(), log, new Random(random.nextLong()));
    List<Thread> customers = new ArrayList<>();
    for (int i = 0; i < options.customers(); i++) {
      customers.add(new Thread(customer("c" + i, random.nextLong()), "customer-" + i));
    }
    Bank bank =
        new Bank(stack.database(), stack.providerControl(), log, new Random(random.nextLong()));
    Thread weatherThread = thread(weather, "weather");
    Thread bankThread = thread(bank, "bank");
    customers.forEach(customer -> thread(customer));
    long told = System.nanoTime();
    while (customers.stream().anyMatch(Thread::isAlive)) {
      Waiting.pause(Duration.ofMillis(200));
      if (System.nanoTime() - told > REPORT_EVERY.toNanos()) {
        told = System.nanoTime();
        say.accept("  %d of %d orders".formatted(log.orders(), options.orders()));
      }
    }
    bank.close();
    weather.calm();
    join(bankThread);
    join(weatherThread);
    weather.truthful();
  }

  private Thread thread(Runnable work, String name) {
    return thread(new Thread(work, name));
  }

  /** Whoever falls is a finding, not the end of the others. */
  private Thread thread(Thread thread) {
    thread.setDaemon(true);
    thread.setUncaughtExceptionHandler((t, e) -> log.wrong(t.getName() + " fell: " + e));
    thread.start();
    return thread;
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotRun("Interrupted.", e);
    }
  }

  /** Open checkouts end, unknown payments are found out, refunds are paid: nothing is open. */
  private void calmDown() {
    say.accept("It calms down: waiting until no money is under way ...");
    Counter counter = new Counter(stack.api(), new Logbook());
    int number = 0;
    for (String lease : leases()) {
      Optional<Instant> now =
          counter.read("/v1/leases/" + lease).map(read -> Instant.parse(read.text("/now")));
      if (now.isPresent()) {
        counter.send(
            Deed.TIME_GOES_BY,
            "/v1/leases/" + lease + "/clock",
            Map.of("to", now.get().plus(PAST_EVERY_CHECKOUT).toString(), "jump", false),
            "calm-" + number++);
      }
    }
    if (!Waiting.until(() -> count(IN_FLIGHT) == 0, CALM_WITHIN)) {
      log.wrong(count(IN_FLIGHT) + " orders were still under way after " + CALM_WITHIN);
    }
  }

  private List<String> leases() {
    return strings("select lease_id from leases where status <> 'ENDED' order by lease_id");
  }

  private List<String> pairs() {
    List<String> wrong = new ArrayList<>();
    for (Logbook.Pair pair : log.pairs()) {
      List<String> applied =
          stack
              .database()
              .jdbi()
              .withHandle(
                  handle ->
                      handle
                          .createQuery(
                              "select order_id from orders where order_id in (:one, :other)"
                                  + " and state = 'APPLIED'")
                          .bind("one", pair.one())
                          .bind("other", pair.other())
                          .mapTo(String.class)
                          .list());
      if (applied.size() > 1) {
        wrong.add("two tabs were both applied: " + applied);
      }
    }
    return wrong;
  }

  private TextTable states() {
    TextTable table = new TextTable("orders", "count");
    strings("select state || ' ' || count(*) from orders group by state order by state")
        .forEach(
            line -> {
              String[] cells = line.split(" ", -1);
              table.add(List.of(cells[0].toLowerCase(Locale.ROOT), cells[1]));
            });
    return table;
  }

  private List<String> strings(String sql) {
    return stack
        .database()
        .jdbi()
        .withHandle(handle -> handle.createQuery(sql).mapTo(String.class).list());
  }

  private int count(String sql) {
    return stack
        .database()
        .jdbi()
        .withHandle(handle -> handle.createQuery(sql).mapTo(Integer.class).one());
  }

  private static String since(long begun) {
    return String.format(Locale.ROOT, "%.0f s", (System.nanoTime() - begun) / 1e9);
  }
}
