package io.keepline.workflows;

import io.keepline.lifecycle.Lease;
import io.keepline.lifecycle.Schedule;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything a run knows, for people who look into it.
 *
 * @param version the last version the record confirmed
 * @param epoch which run this is
 * @param now lease time
 * @param lease the facts
 * @param schedule what will wake it, and when
 * @param running what is being done in the world right now
 * @param refusedSignals the last signals that were not understood, and why
 * @param clockTarget where a sandbox clock is moving to
 */
public record LeaseView(
    long version,
    long epoch,
    Instant now,
    @Nullable Lease lease,
    @Nullable Schedule schedule,
    List<String> running,
    List<String> refusedSignals,
    @Nullable Instant clockTarget) {}
