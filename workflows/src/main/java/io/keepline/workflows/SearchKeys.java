package io.keepline.workflows;

import io.keepline.lifecycle.Lease;
import io.temporal.common.SearchAttributeKey;
import io.temporal.common.SearchAttributeUpdate;
import io.temporal.common.SearchAttributes;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The search attributes of a lease. None holds personal data: no codec covers them. */
public final class SearchKeys {

  /** The lease's status. */
  public static final SearchAttributeKey<String> STATUS =
      SearchAttributeKey.forKeyword("KeeplineStatus");

  /** The brand's id. */
  public static final SearchAttributeKey<String> BRAND =
      SearchAttributeKey.forKeyword("KeeplineBrand");

  /** The governing plan, id and version. */
  public static final SearchAttributeKey<String> PLAN =
      SearchAttributeKey.forKeyword("KeeplinePlan");

  /** The start of the day, in UTC, at which the number is no longer paid. */
  public static final SearchAttributeKey<OffsetDateTime> EXPIRY =
      SearchAttributeKey.forOffsetDateTime("KeeplineExpiry");

  /** Whether a task is open. */
  public static final SearchAttributeKey<Boolean> NEEDS_PERSON =
      SearchAttributeKey.forBoolean("KeeplineNeedsPerson");

  /** All of them: a server must know each before the first workflow starts. */
  public static final List<SearchAttributeKey<?>> ALL =
      List.of(STATUS, BRAND, PLAN, EXPIRY, NEEDS_PERSON);

  private SearchKeys() {}

  /** The values of a lease that is about to begin. */
  public static SearchAttributes beginning(String brandId, String planLabel) {
    return SearchAttributes.newBuilder()
        .set(STATUS, "RESERVED")
        .set(BRAND, brandId)
        .set(PLAN, planLabel)
        .set(NEEDS_PERSON, false)
        .build();
  }

  /** The updates that bring the attributes in step; empty when they are. */
  static List<SearchAttributeUpdate<?>> updates(SearchAttributes present, Lease lease) {
    java.util.List<SearchAttributeUpdate<?>> updates = new java.util.ArrayList<>();
    put(updates, present, STATUS, lease.status().name());
    put(updates, present, BRAND, lease.brandId());
    put(updates, present, PLAN, lease.plan().label());
    put(updates, present, NEEDS_PERSON, lease.needsPerson());
    Instant expiry =
        lease.validUntil() == null
            ? null
            : lease.validUntil().atStartOfDay(ZoneOffset.UTC).toInstant();
    putInstant(updates, present, expiry);
    return updates;
  }

  private static <T> void put(
      List<SearchAttributeUpdate<?>> updates,
      SearchAttributes present,
      SearchAttributeKey<T> key,
      T value) {
    if (!value.equals(present.get(key))) {
      updates.add(key.valueSet(value));
    }
  }

  private static void putInstant(
      List<SearchAttributeUpdate<?>> updates, SearchAttributes present, @Nullable Instant value) {
    OffsetDateTime known = present.get(EXPIRY);
    if (value != null && (known == null || !known.toInstant().equals(value))) {
      updates.add(EXPIRY.valueSet(value.atOffset(ZoneOffset.UTC)));
    }
  }
}
