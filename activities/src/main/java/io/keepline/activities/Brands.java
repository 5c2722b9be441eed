package io.keepline.activities;

import io.keepline.lifecycle.PlanVersion;
import io.keepline.store.brand.Brand;
import io.keepline.store.brand.BrandCatalog;
import io.keepline.store.brand.Plan;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Brands and plans as activities read them. A brand is remembered for half a minute and a plan
 * version, which never changes, for ever: a decision must not cost a second question.
 */
public final class Brands {
  private static final Duration REMEMBERED = Duration.ofSeconds(30);

  private final BrandCatalog catalog;
  private final InstantSource clock;
  private final Map<String, Known> brands = new ConcurrentHashMap<>();
  private final Map<String, Plan> plans = new ConcurrentHashMap<>();

  /** Over a catalog. */
  public Brands(BrandCatalog catalog, InstantSource clock) {
    this.catalog = catalog;
    this.clock = clock;
  }

  private record Known(Brand brand, Instant until) {}

  /**
   * A brand as it is now.
   *
   * @throws IllegalStateException if it was never loaded
   */
  public Brand brand(String brandId) {
    Instant now = clock.instant();
    Known known = brands.get(brandId);
    if (known == null || now.isAfter(known.until())) {
      Brand read =
          catalog
              .brand(brandId)
              .orElseThrow(() -> new IllegalStateException("brand " + brandId + " is not loaded"));
      known = new Known(read, now.plus(REMEMBERED));
      brands.put(brandId, known);
    }
    return known.brand();
  }

  /** A plan at a version; empty for one that no brand file ever held. */
  public Optional<Plan> plan(String brandId, PlanVersion version) {
    String key = brandId + "/" + version.label();
    Plan known = plans.get(key);
    if (known == null) {
      Optional<Plan> read = catalog.plan(brandId, version.planId(), version.version());
      read.ifPresent(plan -> plans.put(key, plan));
      return read;
    }
    return Optional.of(known);
  }

  /** A plan as it is sold now; empty for one that is retired. */
  public Optional<Plan> offered(String brandId, String planId) {
    return catalog.offered(brandId, planId);
  }

  /** A plan as it is sold now; at its pinned version where it is offered no more. */
  public Optional<Plan> sold(String brandId, PlanVersion version) {
    return catalog.offered(brandId, version.planId()).or(() -> plan(brandId, version));
  }
}
