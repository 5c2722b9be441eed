package io.keepline.store.brand;

import io.keepline.store.Database;
import io.keepline.store.Turn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Brands and plans, versioned: content that did not change keeps its version. */
public final class BrandCatalog {
  private final Jdbi jdbi;

  /** Over an open database. */
  public BrandCatalog(Database database) {
    this.jdbi = database.jdbi();
  }

  /**
   * What loading a file did.
   *
   * @param brandId the brand
   * @param version its version now
   * @param changed whether that version is new
   * @param changedPlans plans that got a new version
   */
  public record Loaded(String brandId, int version, boolean changed, List<String> changedPlans) {
    /** Copies the list. */
    public Loaded {
      changedPlans = List.copyOf(changedPlans);
    }
  }

  /**
   * Checks a brand file without a database.
   *
   * @throws InvalidBrandException with a sentence for each thing that is wrong
   */
  public static void check(String json) {
    BrandFile.parse(json);
  }

  /**
   * Loads a brand file in one transaction.
   *
   * @throws InvalidBrandException with a sentence for each thing that is wrong; nothing is loaded
   */
  public Loaded load(String json, Instant now) {
    BrandFile file = BrandFile.parse(json);
    String brandId = file.brand().brandId();
    return jdbi.inTransaction(
        handle -> {
          Turn.BRAND.await(handle, brandId);
          List<String> changed = new ArrayList<>();
          file.plans()
              .forEach(
                  (planId, content) -> {
                    if (BrandSql.storePlan(handle, brandId, planId, content, now)) {
                      changed.add(planId);
                    }
                  });
          boolean brandChanged = BrandSql.storeBrand(handle, file, now);
          return new Loaded(brandId, BrandSql.brandVersion(handle, brandId), brandChanged, changed);
        });
  }

  /** A brand as it is now. */
  public Optional<Brand> brand(String brandId) {
    return jdbi.withHandle(handle -> BrandSql.brand(handle, brandId));
  }

  /** Every brand as it is now, in the order of ids. */
  public List<Brand> brands() {
    return jdbi.withHandle(
        handle ->
            BrandSql.brandIds(handle).stream()
                .flatMap(id -> BrandSql.brand(handle, id).stream())
                .toList());
  }

  /** The plans a brand offers now, in the order of its file. */
  public List<Plan> plans(String brandId) {
    return jdbi.withHandle(
        handle ->
            BrandSql.brand(handle, brandId).map(Brand::planIds).orElse(List.of()).stream()
                .flatMap(planId -> newest(handle, brandId, planId).stream())
                .filter(plan -> !plan.retired())
                .toList());
  }

  /** A plan as it is offered now; empty when it is not offered. */
  public Optional<Plan> offered(String brandId, String planId) {
    return plans(brandId).stream()
        .filter(plan -> plan.version().planId().equals(planId))
        .findFirst();
  }

  /** A plan as it was at a version, also when it is offered no more. */
  public Optional<Plan> plan(String brandId, String planId, int version) {
    return jdbi.withHandle(handle -> BrandSql.plan(handle, brandId, planId, version));
  }

  private static Optional<Plan> newest(Handle handle, String brandId, String planId) {
    int version = BrandSql.planVersion(handle, brandId, planId);
    return BrandSql.plan(handle, brandId, planId, version);
  }
}
