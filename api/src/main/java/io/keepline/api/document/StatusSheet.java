package io.keepline.api.document;

import io.keepline.api.document.DocumentView.Pair;
import io.keepline.api.http.Amounts;
import io.keepline.api.http.Call;
import io.keepline.api.http.Language;
import io.keepline.api.http.Problem;
import io.keepline.api.http.Reply;
import io.keepline.api.http.Wire;
import io.keepline.lifecycle.Lease;
import io.keepline.lifecycle.Money;
import io.keepline.store.CounterPaymentRow;
import io.keepline.store.CounterPayments;
import io.keepline.store.Database;
import io.keepline.store.DocumentKind;
import io.keepline.store.DocumentRow;
import io.keepline.store.Documents;
import io.keepline.store.LeaseView;
import io.keepline.store.Reads;
import io.keepline.store.brand.Brand;
import io.keepline.store.brand.BrandCatalog;
import io.keepline.store.brand.Store;
import io.keepline.workflows.Json;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.TreeMap;

/**
 * A number's state to print and take along: what the record says at this moment. It is no document
 * that is kept: the receipt and the invoice that it names are.
 */
final class StatusSheet {
  private static final String BUNDLE = "io.keepline.api.document.documents";
  private static final int LATEST = 20;

  private final Reads reads;
  private final BrandCatalog brands;
  private final Documents documents;
  private final CounterPayments counter;
  private final InstantSource clock;

  StatusSheet(Database database, InstantSource clock) {
    this.reads = new Reads(database);
    this.brands = new BrandCatalog(database);
    this.documents = new Documents(database);
    this.counter = new CounterPayments(database);
    this.clock = clock;
  }

  private record Paper(String documentId, String kind, String number, Money total) {}

  private record Body(
      String leaseId,
      String brandId,
      String numberMasked,
      String status,
      String planId,
      Map<String, String> planNames,
      Optional<LocalDate> validUntil,
      String zone,
      List<Paper> documents,
      Optional<String> storeId,
      Instant printedAt,
      boolean sandbox) {}

  /** The sheet in the form that Accept names. */
  Reply answer(Call call) {
    LeaseView view = reads.lease(call.id("leaseId")).orElseThrow(Problem::notFound);
    call.caller().mustTouch(view.lease().brandId());
    Brand brand = brands.brand(view.lease().brandId()).orElseThrow(Problem::notFound);
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Body body = body(view, brand, now);
    return switch (Form.of("", call.header("Accept"))) {
      case JSON -> Reply.ok(body);
      case HTML -> DocumentHtml.reply(view(body, brand, call.language()));
      case PDF ->
          Reply.pdf(DocumentPdf.draw(view(body, brand, call.language()), now))
              .with("Content-Disposition", "inline; filename=\"" + body.leaseId() + ".pdf\"");
    };
  }

  private Body body(LeaseView view, Brand brand, Instant now) {
    Lease lease = Json.read(view.lease().facts().snapshot(), Lease.class);
    List<DocumentRow> papers = papers(lease.leaseId());
    return new Body(
        lease.leaseId(),
        brand.brandId(),
        view.number().msisdn().masked(),
        Wire.name(lease.status()),
        lease.plan().planId(),
        brands
            .plan(brand.brandId(), lease.plan().planId(), lease.plan().version())
            .map(plan -> new TreeMap<>(plan.names()))
            .orElseGet(TreeMap::new),
        Optional.ofNullable(lease.validUntil()),
        brand.zone().getId(),
        papers.stream().map(StatusSheet::paper).toList(),
        papers.stream()
            .map(DocumentRow::orderId)
            .findFirst()
            .flatMap(counter::ofOrder)
            .map(CounterPaymentRow::storeId),
        now,
        brand.sandbox());
  }

  /** Receipt and invoice of the newest payment that has one and was not given back whole. */
  private List<DocumentRow> papers(String leaseId) {
    List<DocumentRow> all =
        documents.page(Documents.Owner.LEASE, leaseId, Documents.Place.TOP, LATEST);
    List<DocumentRow> latest =
        all.stream()
            .filter(row -> !isGivenBack(row, all))
            .filter(row -> row.kind() == DocumentKind.RECEIPT || row.kind() == DocumentKind.INVOICE)
            .toList();
    return latest.stream()
        .filter(row -> row.orderId().equals(latest.get(0).orderId()))
        .sorted((a, b) -> a.kind().compareTo(b.kind()))
        .toList();
  }

  private static boolean isGivenBack(DocumentRow paper, List<DocumentRow> all) {
    long back =
        all.stream()
            .filter(row -> row.kind() == DocumentKind.CREDIT_NOTE)
            .filter(row -> Objects.equals(row.paymentId(), paper.paymentId()))
            .mapToLong(row -> row.amount().minorUnits())
            .sum();
    return back >= paper.amount().minorUnits();
  }

  private static Paper paper(DocumentRow row) {
    return new Paper(
        row.documentId(),
        Wire.name(row.kind()),
        Optional.ofNullable(row.number()).orElse(row.documentId()),
        row.amount());
  }

  private static DocumentView view(Body body, Brand brand, Language language) {
    ResourceBundle words = language.words(BUNDLE);
    List<Pair> facts = new ArrayList<>();
    facts.add(new Pair(words.getString("phone"), body.numberMasked()));
    facts.add(new Pair(words.getString("status"), words.getString("status." + body.status())));
    facts.add(
        new Pair(
            words.getString("plan"), body.planNames().getOrDefault(language.tag(), body.planId())));
    facts.add(
        new Pair(
            words.getString("printedAt"),
            Wording.moment(body.printedAt(), brand.zone(), language)));
    body.storeId()
        .flatMap(brand::store)
        .ifPresent(store -> facts.add(new Pair(words.getString("store"), place(store, language))));
    String until =
        body.validUntil().map(date -> Wording.date(date, language)).orElse(words.getString("none"));
    return new DocumentView(
        language.tag(),
        body.leaseId(),
        brand.name(language.tag()),
        words.getString("title.status"),
        body.numberMasked(),
        facts,
        new Pair(words.getString("papers"), words.getString("amount")),
        body.documents().stream().map(paper -> line(paper, words, language)).toList(),
        new Pair(words.getString("validUntil"), until),
        notes(body, words),
        words.getString("support")
            + " "
            + String.join(
                "  ·  ", brand.support().mail(), brand.support().phone(), brand.support().url()),
        Optional.empty());
  }

  private static Pair line(Paper paper, ResourceBundle words, Language language) {
    return new Pair(
        words.getString("title." + paper.kind()) + " " + paper.number(),
        Wording.plain(Amounts.shown(paper.total(), language.locale())));
  }

  private static String place(Store store, Language language) {
    String tag = language.tag();
    return store.names().getOrDefault(tag, store.storeId())
        + ", "
        + store.addresses().getOrDefault(tag, "");
  }

  private static List<String> notes(Body body, ResourceBundle words) {
    List<String> notes = new ArrayList<>();
    notes.add(words.getString("note.status"));
    notes.add(words.getString("zone").replace("{0}", body.zone()));
    if (body.sandbox()) {
      notes.add(words.getString("sandbox"));
    }
    return notes;
  }
}
