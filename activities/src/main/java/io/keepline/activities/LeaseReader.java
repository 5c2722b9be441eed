package io.keepline.activities;

import io.keepline.lifecycle.Lease;
import io.keepline.store.Database;
import io.keepline.store.LeaseView;
import io.keepline.store.Reads;
import io.keepline.store.brand.Brand;
import io.keepline.workflows.Json;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;

/** A lease as it stands in the record at this moment. */
final class LeaseReader {
  private final Reads reads;
  private final Brands brands;
  private final InstantSource clock;

  LeaseReader(Database database, Brands brands, InstantSource clock) {
    this.reads = new Reads(database);
    this.brands = brands;
    this.clock = clock;
  }

  /**
   * A lease, its number and its brand.
   *
   * @param row the row and the number
   * @param facts what the rules know
   * @param brand the brand as it is now
   * @param now lease time
   */
  record Standing(LeaseView row, Lease facts, Brand brand, Instant now) {

    /** The brand's date. */
    LocalDate today() {
      return LocalDate.ofInstant(now, brand.zone());
    }
  }

  Optional<Standing> read(String leaseId) {
    return reads
        .lease(leaseId)
        .map(
            row -> {
              Lease facts =
                  Json.read(row.lease().facts().snapshot(), Lease.class)
                      .withNumber(row.lease().numberId());
              return new Standing(
                  row,
                  facts,
                  brands.brand(facts.brandId()),
                  clock.instant().plus(facts.clockOffset()));
            });
  }
}
