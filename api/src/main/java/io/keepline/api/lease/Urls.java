package io.keepline.api.lease;

/**
 * Addresses that answers name.
 *
 * @param base how this API is reached from outside, without a slash at the end
 */
public record Urls(String base) {

  String lease(String leaseId) {
    return base + "/v1/leases/" + leaseId;
  }

  String order(String orderId) {
    return base + "/v1/orders/" + orderId;
  }

  String quote(String quoteId) {
    return base + "/v1/quotes/" + quoteId;
  }

  String task(String taskId) {
    return base + "/v1/tasks/" + taskId;
  }

  String returnPage(String orderId) {
    return base + "/return/" + orderId;
  }

  /** Where the codes of problems are described. */
  public String docs() {
    return base + "/docs";
  }
}
