package io.keepline.api.command;

import io.keepline.workflows.LeaseInput;
import io.keepline.workflows.TopUpPayment;
import io.keepline.workflows.WalletReturn;

/** The way to the workflows. Every call is bounded; none throws for what a server may do. */
public interface LeaseGateway {

  /** Starts a lease with its first order, or joins the start of the same id, and waits. */
  Delivery begin(String leaseId, LeaseInput.FirstOrder first);

  /** Starts a top-up's own workflow, or joins the start of the same payment, and waits. */
  Delivery payTopUp(String paymentId, TopUpPayment.First first);

  /** Starts the giving back of a wallet's rest, or joins the start of the same wish, and waits. */
  Delivery giveBack(WalletReturn.Input input);

  /**
   * Sends an update and waits for its answer.
   *
   * @param leaseId the lease
   * @param update the update's name
   * @param updateId the same id is the same wish
   * @param command its payload
   */
  Delivery send(String leaseId, String update, String updateId, Object command);

  /**
   * Sends a hint.
   *
   * @param workflowId who is to look
   * @param signal the signal's name
   * @param subject what to look at
   * @return whether the server took it
   */
  boolean hint(String workflowId, String signal, String subject);

  /**
   * Sends a hint to the settlement of an order that outlived its lease, and begins it where it does
   * not run.
   *
   * @param workflowId who is to look
   * @param order the order
   * @param paymentId what to look at
   * @return whether the server took it
   */
  boolean settle(String workflowId, Settles order, String paymentId);

  /**
   * An order that a payment's own workflow settles.
   *
   * @param orderId the order
   * @param topUp whether it is a top-up, which may still be applied
   */
  record Settles(String orderId, boolean topUp) {}

  /** Whether the server can be reached now. */
  boolean reachable();
}
