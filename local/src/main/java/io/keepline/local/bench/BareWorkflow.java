package io.keepline.local.bench;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.activity.LocalActivityOptions;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;

/**
 * The ceiling: a workflow of the shape of a renewal that does nothing. An update runs an ordinary
 * activity (the charge) and a local one (the commit), or only the local one where the money is with
 * us already; all answer at once.
 */
@WorkflowInterface
public interface BareWorkflow {

  /** Lives until it is told to end. */
  @WorkflowMethod
  void live();

  /** One ordinary and one local activity. */
  @UpdateMethod
  String renew(String order);

  /**
   * The same, at an instant.
   *
   * @param at in milliseconds since 1970
   */
  @UpdateMethod
  String renewAt(String order, long at);

  /** One local activity. */
  @UpdateMethod
  String spend(String order);

  /** Ends it. */
  @SignalMethod
  void end();

  /** What the activities do: nothing. */
  @ActivityInterface
  interface Nothing {
    /** Answers at once. */
    String done(String order);
  }

  /** The workflow. */
  final class Impl implements BareWorkflow {
    private final Nothing ordinary =
        Workflow.newActivityStub(
            Nothing.class,
            ActivityOptions.newBuilder().setStartToCloseTimeout(Duration.ofSeconds(10)).build());
    private final Nothing local =
        Workflow.newLocalActivityStub(
            Nothing.class,
            LocalActivityOptions.newBuilder()
                .setStartToCloseTimeout(Duration.ofSeconds(5))
                .build());
    private boolean over;

    @Override
    public void live() {
      Workflow.await(() -> over);
    }

    @Override
    public String renew(String order) {
      return local.done(ordinary.done(order));
    }

    @Override
    public String renewAt(String order, long at) {
      Workflow.sleep(Duration.ofMillis(Math.max(1, at - Workflow.currentTimeMillis())));
      return renew(order);
    }

    @Override
    public String spend(String order) {
      return local.done(order);
    }

    @Override
    public void end() {
      over = true;
    }
  }
}
