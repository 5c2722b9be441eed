package io.keepline.worker;

import io.temporal.activity.ActivityInterface;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** One pass of the reconciler as a workflow, so that a Temporal Schedule can start it. */
@WorkflowInterface
public interface Reconcile {

  /** The workflow type. */
  String TYPE = "Reconcile";

  /** Looks once at everything. */
  @WorkflowMethod(name = TYPE)
  Reconciler.Counts reconcile();

  /** The pass itself. */
  @ActivityInterface
  interface Work {
    /** Looks once at everything, and starts what does not run. */
    Reconciler.Counts reconcileOnce();
  }
}
