package io.keepline.worker;

import io.keepline.activities.Brands;
import io.keepline.activities.LowBalanceRelay;
import io.keepline.activities.RecordActivitiesImpl;
import io.keepline.activities.SettlementActivitiesImpl;
import io.keepline.activities.TopUpActivitiesImpl;
import io.keepline.activities.WorldActivitiesImpl;
import io.keepline.activities.WorldPorts;
import io.keepline.activities.document.DocumentMaker;
import io.keepline.activities.document.DocumentRelay;
import io.keepline.activities.method.SavedMethodRelay;
import io.keepline.activities.reconcile.MoneyReconciler;
import io.keepline.store.Database;
import io.keepline.store.MethodTokens;
import io.keepline.store.brand.BrandCatalog;
import io.keepline.workflows.Json;
import io.keepline.workflows.NumberLifecycleImpl;
import io.keepline.workflows.PaymentSettlementImpl;
import io.keepline.workflows.TaskQueues;
import io.keepline.workflows.TopUpPaymentImpl;
import io.keepline.workflows.WalletReturnImpl;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A running worker. It closes what it opened; client, database and ports stay the caller's. */
public final class WorkerProcess implements AutoCloseable {
  /** The SDK's own second is too short for a cold process on a busy machine. */
  private static final Duration DEADLOCK_LIMIT = Duration.ofSeconds(5);

  private static final int FIRST_JAVA_WITH_VIRTUAL_THREADS = 21;

  private static final int ACTIVITIES_AT_ONCE = 64;
  private static final int LOCAL_ACTIVITIES_AT_ONCE = 64;

  private static final Duration DOCUMENTS = Duration.ofSeconds(1);
  private static final Duration METHODS = Duration.ofMillis(500);
  private static final Duration BALANCES = Duration.ofSeconds(3);
  private static final Duration HOURLY = Duration.ofHours(1);
  private static final Duration DAILY = Duration.ofDays(1);

  private final WorkerFactory factory;
  private final List<Repeated> beside;
  private final Reconciler reconciler;
  private final Duration grace;

  private WorkerProcess(
      WorkerFactory factory, List<Repeated> beside, Reconciler reconciler, Duration grace) {
    this.factory = factory;
    this.beside = beside;
    this.reconciler = reconciler;
    this.grace = grace;
  }

  /** Options of a client whose payloads this worker reads. */
  public static WorkflowClientOptions clientOptions(String namespace) {
    return WorkflowClientOptions.newBuilder()
        .setNamespace(namespace)
        .setDataConverter(Json.dataConverter())
        .build();
  }

  /**
   * Starts to work.
   *
   * @param client made with {@link #clientOptions}, or at least with its data converter
   */
  public static WorkerProcess open(
      WorkflowClient client, Database database, WorldPorts ports, WorkerSettings settings) {
    boolean virtual = Runtime.version().feature() >= FIRST_JAVA_WITH_VIRTUAL_THREADS;
    WorkerFactory factory =
        WorkerFactory.newInstance(
            client,
            WorkerFactoryOptions.newBuilder().setUsingVirtualWorkflowThreads(virtual).build());
    Worker worker = factory.newWorker(TaskQueues.TASK_QUEUE, options(settings, virtual));
    Brands brands = new Brands(new BrandCatalog(database), ports.clock());
    Reconciler reconciler = new Reconciler(client, database);
    MoneyDays money =
        new MoneyDays(
            ports.providers().all().stream()
                .map(
                    open ->
                        new MoneyReconciler(database, open.name(), open.charges(), ports.clock()))
                .toList(),
            ports.clock());
    worker.registerWorkflowImplementationTypes(
        NumberLifecycleImpl.class,
        PaymentSettlementImpl.class,
        TopUpPaymentImpl.class,
        WalletReturnImpl.class,
        ReconcileImpl.class,
        ReconcileMoneyImpl.class);
    WorldActivitiesImpl world = WorldActivitiesImpl.over(database, brands, ports, settings.halts());
    SettlementActivitiesImpl settlement = SettlementActivitiesImpl.over(database, ports, world);
    worker.registerActivitiesImplementations(
        new RecordActivitiesImpl(database, brands, settings.halts()),
        world,
        settlement,
        TopUpActivitiesImpl.over(
            database, brands, world, settlement, new LeaseUpdatesByClient(client), ports.clock()),
        (Reconcile.Work) reconciler::reconcile,
        money);
    factory.start();
    List<Repeated> beside = new ArrayList<>(relays(database, brands, world, ports));
    if (settings.scheduled()) {
      ReconcileSchedule.ensure(client, settings.reconcileEvery());
      ReconcileSchedule.ensureMoney(client);
    } else {
      beside.addAll(timers(reconciler, money, settings.reconcileEvery()));
    }
    return new WorkerProcess(factory, List.copyOf(beside), reconciler, settings.grace());
  }

  /** What the record asks for, outside of any workflow. */
  private static List<Repeated> relays(
      Database database, Brands brands, WorldActivitiesImpl world, WorldPorts ports) {
    DocumentRelay documents =
        new DocumentRelay(
            database, new DocumentMaker(database, brands, ports.clock()), ports.clock());
    SavedMethodRelay methods = new SavedMethodRelay(database, ports);
    LowBalanceRelay balances = new LowBalanceRelay(database, brands, world, ports.clock());
    MethodTokens tokens = new MethodTokens(database);
    return List.of(
        Repeated.start(
            "spent-tokens",
            HOURLY,
            HOURLY,
            () -> tokens.forgetSpent(ports.clock().instant().minus(DAILY))),
        Repeated.start("documents", DOCUMENTS, DOCUMENTS, documents::pass),
        Repeated.start("saved-methods", METHODS, METHODS, methods::pass),
        Repeated.start("low-balances", BALANCES, BALANCES, balances::pass));
  }

  /** What a server's schedules do where there are any. */
  private static List<Repeated> timers(Reconciler reconciler, MoneyDays money, Duration every) {
    return List.of(
        Repeated.start("reconcile", Duration.ZERO, every, reconciler::reconcile),
        Repeated.start("reconcile-money", DAILY, DAILY, money::compareLastDays));
  }

  private static WorkerOptions options(WorkerSettings settings, boolean virtual) {
    return WorkerOptions.newBuilder()
        .setDefaultDeadlockDetectionTimeout(DEADLOCK_LIMIT.toMillis())
        .setStickyQueueScheduleToStartTimeout(settings.stickyTimeout())
        .setMaxConcurrentActivityExecutionSize(ACTIVITIES_AT_ONCE)
        .setMaxConcurrentLocalActivityExecutionSize(LOCAL_ACTIVITIES_AT_ONCE)
        .setUsingVirtualThreads(virtual)
        .build();
  }

  /** The reconciler of this worker, to be asked for a pass at once. */
  public Reconciler reconciler() {
    return reconciler;
  }

  /** Takes no new work, lets running work finish for a while, then stops. */
  @Override
  public void close() {
    beside.forEach(Repeated::close);
    factory.shutdown();
    factory.awaitTermination(grace.toMillis(), TimeUnit.MILLISECONDS);
    factory.shutdownNow();
    factory.awaitTermination(2, TimeUnit.SECONDS);
  }
}
