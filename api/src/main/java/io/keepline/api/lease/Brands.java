package io.keepline.api.lease;

import io.keepline.api.http.Problem;
import io.keepline.api.http.SupportContact;
import io.keepline.store.brand.Brand;
import io.keepline.store.brand.BrandCatalog;
import io.keepline.store.brand.Plan;
import io.keepline.store.brand.Support;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Brands and plans, remembered for moments: every read needs them, and they change in months. */
public final class Brands implements SupportContact {

  private static final Duration KEPT = Duration.ofSeconds(5);

  private final Map<String, Kept> kept = new ConcurrentHashMap<>();
  private final BrandCatalog catalog;
  private final InstantSource clock;
  private final Support ours;

  /**
   * Over the catalog.
   *
   * @param ours whom to ask where no brand is known
   */
  public Brands(BrandCatalog catalog, InstantSource clock, Support ours) {
    this.catalog = catalog;
    this.clock = clock;
    this.ours = ours;
  }

  private record Kept(Brand brand, List<Plan> plans, Instant until) {}

  @Override
  public Support of(Optional<String> brandId) {
    return brandId.flatMap(this::find).map(k -> k.brand().support()).orElse(ours);
  }

  /**
   * A brand.
   *
   * @throws Problem not found
   */
  Brand brand(String brandId) {
    return find(brandId).orElseThrow(Problem::notFound).brand();
  }

  /** The plans it offers. */
  List<Plan> plans(String brandId) {
    return find(brandId).map(Kept::plans).orElse(List.of());
  }

  /** A plan that it offers. */
  Optional<Plan> offered(String brandId, String planId) {
    return plans(brandId).stream().filter(p -> p.version().planId().equals(planId)).findFirst();
  }

  /** A plan as it was sold. */
  Optional<Plan> sold(String brandId, String planId, int version) {
    return offered(brandId, planId)
        .filter(p -> p.version().version() == version)
        .or(() -> catalog.plan(brandId, planId, version));
  }

  private Optional<Kept> find(String brandId) {
    Instant now = clock.instant();
    Kept known = kept.get(brandId);
    if (known != null && now.isBefore(known.until())) {
      return Optional.of(known);
    }
    Optional<Kept> read =
        catalog
            .brand(brandId)
            .map(brand -> new Kept(brand, catalog.plans(brandId), now.plus(KEPT)));
    read.ifPresent(fresh -> kept.put(brandId, fresh));
    return read;
  }
}
