package io.keepline.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A commit in the making: everything empty but what a test says. */
final class CommitRequestBuilder {
  private final String leaseId;
  private final long epoch;
  private final String commitId;
  private long version = 1;
  private LeaseFacts facts = LeaseFixture.facts("ACTIVE");
  private String numberState;
  private List<OrderRow> orders = List.of();
  private List<RefundRow> refunds = List.of();
  private List<TermEntry> terms = List.of();
  private List<MoneyPosting> postings = List.of();
  private List<NoticeRow> notices = List.of();
  private List<TaskRow> tasks = List.of();
  private LossGuard loss;
  private Holdings holdings = Holdings.NONE;
  private Instant now = LeaseFixture.NOW;

  CommitRequestBuilder(String leaseId, long epoch, String commitId) {
    this.leaseId = leaseId;
    this.epoch = epoch;
    this.commitId = commitId;
  }

  CommitRequestBuilder version(long value) {
    version = value;
    return this;
  }

  CommitRequestBuilder facts(LeaseFacts value) {
    facts = value;
    return this;
  }

  CommitRequestBuilder number(String value) {
    numberState = value;
    return this;
  }

  CommitRequestBuilder orders(OrderRow... value) {
    orders = List.of(value);
    return this;
  }

  CommitRequestBuilder refunds(RefundRow... value) {
    refunds = List.of(value);
    return this;
  }

  CommitRequestBuilder terms(TermEntry... value) {
    terms = List.of(value);
    return this;
  }

  CommitRequestBuilder postings(List<MoneyPosting> value) {
    postings = value;
    return this;
  }

  CommitRequestBuilder notices(NoticeRow... value) {
    notices = List.of(value);
    return this;
  }

  CommitRequestBuilder tasks(TaskRow... value) {
    tasks = List.of(value);
    return this;
  }

  CommitRequestBuilder loss(Duration noticePeriod) {
    loss = new LossGuard(noticePeriod);
    return this;
  }

  CommitRequestBuilder holdings(Holdings value) {
    holdings = value;
    return this;
  }

  CommitRequestBuilder at(Instant value) {
    now = value;
    return this;
  }

  CommitRequest build() {
    return new CommitRequest(
        leaseId,
        epoch,
        version,
        commitId,
        facts,
        numberState,
        orders,
        refunds,
        terms,
        postings,
        notices,
        tasks,
        List.of(LeaseFixture.audit("aud_" + leaseId + "_" + commitId, "RESERVED", facts.status())),
        loss,
        DecidedPayments.NONE,
        now,
        now,
        holdings);
  }
}
