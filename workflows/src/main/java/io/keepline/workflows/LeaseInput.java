package io.keepline.workflows;

import io.keepline.lifecycle.Lease;
import io.keepline.lifecycle.PaymentMethod;
import io.keepline.lifecycle.Quote;
import io.keepline.lifecycle.Schedule;
import io.keepline.lifecycle.Till;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run begins with. Only the id is needed: a run without the rest reads the record.
 *
 * @param leaseId the lease
 * @param first how the lease begins; absent for every run but the first
 * @param carried what the run before knew; absent unless it continued as new
 */
public record LeaseInput(String leaseId, @Nullable FirstOrder first, @Nullable Carried carried) {

  /** A run that reads the record. */
  public static LeaseInput fromRecord(String leaseId) {
    return new LeaseInput(leaseId, null, null);
  }

  /**
   * The first order of a new lease: opaque ids, no personal data.
   *
   * @param brandId the brand
   * @param holderId the holder
   * @param numberId the chosen number; absent for an automatic choice
   * @param country the country of an automatic choice, ISO 3166-1 alpha-2
   * @param capabilities what an automatically chosen number must be able to do
   * @param orderId the order
   * @param requestId the request that submitted it
   * @param actor who asks, {@code kind:id}
   * @param quote what is accepted
   * @param method how it is paid
   * @param methodRef reference to the method's token in the store
   * @param notAfter real time after which it is void
   * @param till where a clerk took the money; absent where a provider is to be asked
   */
  public record FirstOrder(
      String brandId,
      String holderId,
      @Nullable String numberId,
      @Nullable String country,
      List<String> capabilities,
      String orderId,
      String requestId,
      String actor,
      Quote quote,
      PaymentMethod method,
      @Nullable String methodRef,
      Instant notAfter,
      @Nullable Till till) {

    /** A first order that a provider charges. */
    public FirstOrder(
        String brandId,
        String holderId,
        @Nullable String numberId,
        @Nullable String country,
        List<String> capabilities,
        String orderId,
        String requestId,
        String actor,
        Quote quote,
        PaymentMethod method,
        @Nullable String methodRef,
        Instant notAfter) {
      this(
          brandId,
          holderId,
          numberId,
          country,
          capabilities,
          orderId,
          requestId,
          actor,
          quote,
          method,
          methodRef,
          notAfter,
          null);
    }
  }

  /**
   * What continues as new.
   *
   * @param epoch the run's epoch: continuing does not raise it
   * @param version the last confirmed version
   * @param lease the facts
   * @param schedule the schedule
   * @param clockTarget where a sandbox clock is moving to
   * @param jump whether it goes straight there
   * @param refusedSignals the last signals that were not understood
   */
  public record Carried(
      long epoch,
      long version,
      Lease lease,
      Schedule schedule,
      @Nullable Instant clockTarget,
      boolean jump,
      List<String> refusedSignals) {}
}
