package io.keepline.api.lease;

import io.keepline.api.http.Call;
import io.keepline.api.http.Cursors;
import io.keepline.api.http.Page;
import io.keepline.api.http.Reply;
import io.keepline.api.http.Wire;
import io.keepline.store.NumberPool;
import io.keepline.store.NumberRow;
import io.keepline.store.brand.Brand;
import io.keepline.store.brand.Channel;
import io.keepline.store.brand.RoamingZone;
import io.keepline.store.brand.Support;
import io.keepline.store.brand.TermsOfService;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What can be bought: plans and free numbers of a brand. */
final class Catalog {

  private static final String CAPABILITIES = "[a-z_]{1,40}(,[a-z_]{1,40}){0,19}";
  private static final String BRAND = "[a-z][a-z0-9-]{0,39}";

  private final Brands brands;
  private final NumberPool pool;
  private final InstantSource clock;

  Catalog(Brands brands, NumberPool pool, InstantSource clock) {
    this.brands = brands;
    this.pool = pool;
    this.clock = clock;
  }

  private record Plans(
      String brandId,
      Map<String, String> names,
      String zone,
      boolean sandbox,
      Support support,
      List<String> countries,
      List<String> capabilities,
      List<RoamingZone> roamingZones,
      List<Channel> channels,
      TermsOfService terms,
      List<OfferedBody.Method> methods,
      Optional<OfferedBody.Early> earlyRenewal,
      List<OfferedBody.AddOn> addOns,
      List<OfferedBody.Running> promotions,
      List<TopUpBody> topUps,
      List<PlanBody> items) {}

  private record FreeNumber(
      String numberId, String number, String country, List<String> capabilities) {
    static FreeNumber of(NumberRow row) {
      return new FreeNumber(
          row.numberId(),
          row.msisdn().e164(),
          row.country(),
          row.capabilities().stream().map(Wire::name).toList());
    }
  }

  Reply plans(Call call) {
    Brand brand = brand(call);
    return Reply.ok(
        new Plans(
            brand.brandId(),
            brand.names(),
            brand.zone().getId(),
            brand.sandbox(),
            brand.support(),
            pool.countries(brand.brandId()),
            brand.coverage().capabilities().stream().map(Wire::name).toList(),
            brand.coverage().zones(),
            brand.channels(),
            brand.terms(),
            OfferedBody.methods(brand),
            OfferedBody.early(brand),
            OfferedBody.addOns(brand),
            OfferedBody.promotions(brand, LocalDate.ofInstant(clock.instant(), brand.zone())),
            TopUpBody.of(brand),
            brands.plans(brand.brandId()).stream().map(PlanBody::of).toList()));
  }

  Reply numbers(Call call) {
    Brand brand = brand(call);
    String country = call.need("country", "[A-Z]{2}", "a country code of ISO 3166-1, such as US");
    List<String> capabilities =
        call.query("capability").isEmpty()
            ? List.of()
            : Arrays.asList(
                call.need("capability", CAPABILITIES, "names in lower_snake, with commas between")
                    .toUpperCase(Locale.ROOT)
                    .split(",", -1));
    int limit = call.limit();
    List<NumberRow> rows =
        pool.free(
            new NumberPool.Wanted(brand.brandId(), country, capabilities),
            call.cursor().orElse(null),
            limit + 1);
    return Reply.ok(Page.of(rows, limit, row -> Cursors.write(row.numberId()), FreeNumber::of));
  }

  private Brand brand(Call call) {
    String brandId = call.need("brand", BRAND, "a brand's id");
    call.caller().mustTouch(brandId);
    return brands.brand(brandId);
  }
}
