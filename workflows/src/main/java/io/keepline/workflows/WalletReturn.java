package io.keepline.workflows;

import io.temporal.activity.ActivityInterface;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Gives the rest of a holder's wallets back to the payments it came by: one step in the record. The
 * payments' own workflows then carry the refunds out. The workflow id is {@code wallet-} and the
 * request's id.
 */
@WorkflowInterface
public interface WalletReturn {

  /** The workflow type. */
  String TYPE = "WalletReturn";

  /** The workflow id of a wish. */
  static String workflowId(String requestId) {
    return "wallet-" + requestId;
  }

  /** Lives until it is written. */
  @WorkflowMethod(name = TYPE)
  void give(Input input);

  /**
   * A wish.
   *
   * @param holderId whose wallets
   * @param requestId the wish; the same wish is written once
   * @param actor who asks, {@code kind:id}
   * @param reason why, a short code
   */
  record Input(String holderId, String requestId, String actor, String reason) {}

  /** What is done for it. */
  @ActivityInterface
  interface Work {
    /** Writes refunds, postings and audit, once. */
    void giveBack(Input input);
  }
}
