package io.keepline.activities.document;

import io.keepline.activities.Brands;
import io.keepline.store.Database;
import io.keepline.store.HolderRow;
import io.keepline.store.Holders;
import io.keepline.store.LeaseView;
import io.keepline.store.OrderHistory;
import io.keepline.store.QuoteRow;
import io.keepline.store.Quotes;
import io.keepline.store.Reads;
import io.keepline.store.brand.Brand;
import io.keepline.store.brand.BrandCatalog;
import io.keepline.store.brand.Plan;
import java.util.Locale;
import java.util.Optional;

/** What a document is made of, read from the record. */
final class DocumentFacts {
  private final Reads reads;
  private final Quotes quotes;
  private final Holders holders;
  private final BrandCatalog catalog;
  private final Brands brands;

  DocumentFacts(Database database, Brands brands) {
    this.reads = new Reads(database);
    this.quotes = new Quotes(database);
    this.holders = new Holders(database);
    this.catalog = new BrandCatalog(database);
    this.brands = brands;
  }

  /**
   * An order and what stands around it.
   *
   * @param history the order, its attempts and refunds
   * @param quote what was offered
   * @param lease the lease and the number
   * @param brand the brand as it is now
   * @param plan what was sold; empty for a plan that no brand file holds
   * @param language the holder's: en or zh
   */
  record Sale(
      OrderHistory history,
      QuoteRow quote,
      LeaseView lease,
      Brand brand,
      Optional<Plan> plan,
      String language) {}

  Sale ofOrder(String orderId) {
    OrderHistory history = reads.order(orderId).orElseThrow(() -> missing("order", orderId));
    LeaseView lease =
        reads
            .lease(history.order().leaseId())
            .orElseThrow(() -> missing("lease", history.order().leaseId()));
    QuoteRow quote =
        quotes
            .quote(history.order().quoteId())
            .orElseThrow(() -> missing("quote", history.order().quoteId()));
    Brand brand = brands.brand(lease.lease().brandId());
    return new Sale(
        history,
        quote,
        lease,
        brand,
        catalog.plan(brand.brandId(), quote.planId(), quote.planVersion()),
        language(lease.lease().holderId(), brand));
  }

  Sale ofPayment(String paymentId) {
    return ofOrder(
        reads
            .orderOfPayment(paymentId)
            .orElseThrow(() -> missing("payment", paymentId))
            .order()
            .orderId());
  }

  private String language(String holderId, Brand brand) {
    String tag = holders.holder(holderId).map(HolderRow::locale).orElseGet(brand::locale);
    return Locale.forLanguageTag(tag).getLanguage().equals("zh") ? "zh" : "en";
  }

  private static IllegalStateException missing(String what, String id) {
    return new IllegalStateException("there is no " + what + " " + id);
  }
}
