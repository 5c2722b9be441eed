package io.keepline.worker;

import io.temporal.activity.ActivityInterface;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** The daily comparison with a provider's ledger, so that a Temporal Schedule can start it. */
@WorkflowInterface
public interface ReconcileMoney {

  /** The workflow type. */
  String TYPE = "ReconcileMoney";

  /** Compares the last days; how many differences stand. */
  @WorkflowMethod(name = TYPE)
  int reconcileMoney();

  /** The comparison itself. */
  @ActivityInterface
  interface Work {
    /** Compares the days that are over, newest last; how many differences stand. */
    int compareLastDays();
  }
}
