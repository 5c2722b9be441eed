package io.keepline.store.brand;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The statements about brand and plan versions. JSON is compared as values, not as text. */
final class BrandSql {
  private BrandSql() {}

  static boolean storePlan(
      Handle handle, String brandId, String planId, String content, Instant now) {
    return handle
            .createUpdate(
                """
                insert into plan_versions (brand_id, plan_id, version, content, loaded_at)
                select :brand, :plan, :newest + 1, :content::jsonb, :now
                where not exists (select 1 from plan_versions where brand_id = :brand
                  and plan_id = :plan and version = :newest and content = :content::jsonb)
                """)
            .bind("brand", brandId)
            .bind("plan", planId)
            .bind("newest", planVersion(handle, brandId, planId))
            .bind("content", content)
            .bind("now", now)
            .execute()
        == 1;
  }

  static boolean storeBrand(Handle handle, BrandFile file, Instant now) {
    Brand brand = file.brand();
    return handle
            .createUpdate(
                """
                insert into brand_versions (brand_id, version, sandbox, zone, content, loaded_at)
                select :brand, :newest + 1, :sandbox, :zone, :content::jsonb, :now
                where not exists (select 1 from brand_versions where brand_id = :brand
                  and version = :newest and content = :content::jsonb)
                """)
            .bind("brand", brand.brandId())
            .bind("newest", brandVersion(handle, brand.brandId()))
            .bind("sandbox", brand.sandbox())
            .bind("zone", brand.zone().getId())
            .bind("content", file.content())
            .bind("now", now)
            .execute()
        == 1;
  }

  static int brandVersion(Handle handle, String brandId) {
    return handle
        .createQuery("select coalesce(max(version), 0) from brand_versions where brand_id = :brand")
        .bind("brand", brandId)
        .mapTo(Integer.class)
        .one();
  }

  static int planVersion(Handle handle, String brandId, String planId) {
    return handle
        .createQuery(
            """
            select coalesce(max(version), 0) from plan_versions
            where brand_id = :brand and plan_id = :plan
            """)
        .bind("brand", brandId)
        .bind("plan", planId)
        .mapTo(Integer.class)
        .one();
  }

  static List<String> brandIds(Handle handle) {
    return handle
        .createQuery("select distinct brand_id from brand_versions order by brand_id")
        .mapTo(String.class)
        .list();
  }

  static Optional<Brand> brand(Handle handle, String brandId) {
    return handle
        .createQuery(
            """
            select version, content::text as content from brand_versions
            where brand_id = :brand order by version desc limit 1
            """)
        .bind("brand", brandId)
        .map(
            (row, context) ->
                BrandFile.storedBrand(row.getInt("version"), row.getString("content")))
        .findOne();
  }

  static Optional<Plan> plan(Handle handle, String brandId, String planId, int version) {
    return handle
        .createQuery(
            """
            select content::text as content from plan_versions
            where brand_id = :brand and plan_id = :plan and version = :version
            """)
        .bind("brand", brandId)
        .bind("plan", planId)
        .bind("version", version)
        .map((row, context) -> BrandFile.storedPlan(brandId, version, row.getString("content")))
        .findOne();
  }
}
