package io.keepline.workflows;

/** Where work waits. Clients and workers must name the same queue. */
public final class TaskQueues {

  /** The one queue of leases and payments. */
  public static final String TASK_QUEUE = "keepline";

  private TaskQueues() {}
}
