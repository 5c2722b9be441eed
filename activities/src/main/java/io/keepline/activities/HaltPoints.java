package io.keepline.activities;

/** Where a test may stop a worker for good. Outside of such a test nothing ever stops. */
@FunctionalInterface
public interface HaltPoints {

  /** Never stops. */
  HaltPoints NONE = (point, leaseId) -> {};

  /** Called at a point of a lease's renewal; an implementation may block until it is killed. */
  void reached(HaltPoint point, String leaseId);
}
