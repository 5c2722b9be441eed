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
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A running worker. It closes what it opened; client, database and ports stay the caller's. */
public final class WorkerProcess implements AutoCloseable {
  /** The SDK's own second is too short for a cold process on a busy machine. */
  private static final Duration DEADLOCK_LIMIT = Duration.ofSeconds(5);

  private static final int FIRST_JAVA_WITH_VIRTUAL_THREADS = 21;

  private static final int ACTIVITIES_AT_ONCE = 64;
  private static final int LOCAL_ACTIVITIES_AT_ONCE = 64;

  private final WorkerFactory factory;
  private final List<ReconcileTimer> timers;
  private final Reconciler reconciler;
  private final DocumentRelay documents;
  private final SavedMethodRelay savedMethods;
  private final LowBalanceRelay lowBalances;
  private final Duration grace;

  private WorkerProcess(
      WorkerFactory factory,
      List<ReconcileTimer> timers,
      Reconciler reconciler,
      DocumentRelay documents,
      SavedMethodRelay savedMethods,
      LowBalanceRelay lowBalances,
      Duration grace) {
    this.factory = factory;
    this.timers = timers;
    this.reconciler = reconciler;
    this.documents = documents;
    this.savedMethods = savedMethods;
    this.lowBalances = lowBalances;
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
    SettlementActivitiesImpl settlement = SettlementActivitiesImpl.over(database, ports);
    worker.registerActivitiesImplementations(
        new RecordActivitiesImpl(database, brands, settings.halts()),
        world,
        settlement,
        TopUpActivitiesImpl.over(
            database, brands, world, settlement, new LeaseUpdatesByClient(client), ports.clock()),
        (Reconcile.Work) reconciler::reconcile,
        money);
    factory.start();
    List<ReconcileTimer> timers = List.of();
    if (settings.scheduled()) {
      ReconcileSchedule.ensure(client, settings.reconcileEvery());
      ReconcileSchedule.ensureMoney(client);
    } else {
      timers =
          List.of(
              ReconcileTimer.start(reconciler, settings.reconcileEvery()),
              ReconcileTimer.startMoney(money));
    }
    DocumentRelay documents =
        DocumentRelay.start(
            database, new DocumentMaker(database, brands, ports.clock()), ports.clock());
    SavedMethodRelay savedMethods = SavedMethodRelay.start(database, ports);
    LowBalanceRelay lowBalances = LowBalanceRelay.start(database, brands, world, ports.clock());
    return new WorkerProcess(
        factory, timers, reconciler, documents, savedMethods, lowBalances, settings.grace());
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
    timers.forEach(ReconcileTimer::close);
    documents.close();
    savedMethods.close();
    lowBalances.close();
    factory.shutdown();
    factory.awaitTermination(grace.toMillis(), TimeUnit.MILLISECONDS);
    factory.shutdownNow();
    factory.awaitTermination(2, TimeUnit.SECONDS);
  }
}
