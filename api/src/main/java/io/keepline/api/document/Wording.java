package io.keepline.api.document;

import io.keepline.api.document.DocumentView.Pair;
import io.keepline.api.http.Amounts;
import io.keepline.api.http.Language;
import io.keepline.store.DocumentContent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/** Puts a document into words: in its own language, dates on the brand's clock. */
final class Wording {
  private static final String BUNDLE = "io.keepline.api.document.documents";

  private final DocumentContent content;
  private final Language language;
  private final ResourceBundle words;
  private final ZoneId zone;

  private Wording(DocumentContent content) {
    this.language = Language.of(Optional.of(content.language()));
    this.content = content;
    this.words = language.words(BUNDLE);
    this.zone = ZoneId.of(content.zone());
  }

  static DocumentView view(DocumentContent content) {
    return new Wording(content).view();
  }

  private DocumentView view() {
    String number = content.number();
    return new DocumentView(
        content.language(),
        content.documentId(),
        content.issuer().name(),
        words.getString("title." + content.kind()),
        number == null ? content.orderId() : number,
        facts(),
        new Pair(words.getString("description"), words.getString("amount")),
        content.lines().stream().map(line -> new Pair(line.text(), money(line.amount()))).toList(),
        new Pair(words.getString("total." + content.kind()), money(content.total())),
        notes(),
        contact(),
        Optional.empty());
  }

  private List<Pair> facts() {
    List<Pair> facts = new ArrayList<>();
    DocumentContent.Buyer buyer = content.buyer();
    if (buyer != null) {
      add(facts, "buyer", buyer.name());
      add(facts, "taxId", buyer.taxId());
    }
    DocumentContent.Legal seller = content.issuer().legal();
    if (seller != null && content.number() != null) {
      add(facts, "seller", seller.name());
      add(facts, "sellerTaxId", seller.taxId());
      add(facts, "sellerAddress", seller.address());
    }
    add(facts, "number", content.number());
    add(facts, "issuedOn", date(LocalDate.parse(content.issuedOn())));
    add(facts, "corrects." + content.kind(), content.receiptNumber());
    add(facts, "order", content.orderId());
    add(facts, "orderedAt", moment(content.orderedAt()));
    add(facts, "phone", content.numberMasked());
    DocumentContent.Payment payment = content.payment();
    if (payment != null) {
      add(facts, "method", named("method.", payment.method()));
      add(facts, "paidAt", moment(payment.paidAt()));
    }
    DocumentContent.Refund refund = content.refund();
    if (refund != null) {
      add(facts, "refundedAt", moment(refund.refundedAt()));
      add(facts, "reason", named("reason.", refund.reason()));
    }
    String until = content.validUntil();
    if (until != null) {
      add(facts, "validUntil", date(LocalDate.parse(until)));
    }
    DocumentContent.Terms terms = content.terms();
    if (terms != null) {
      add(facts, "terms", terms.version() + " (" + terms.url() + ")");
    }
    return facts;
  }

  private void add(
      List<Pair> facts, String label, @org.jspecify.annotations.Nullable String value) {
    if (value != null) {
      facts.add(new Pair(words.getString(label), value));
    }
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add(words.getString("note." + content.kind() + way()));
    notes.add(words.getString("zone").replace("{0}", content.zone()));
    if (content.sandbox()) {
      notes.add(words.getString("sandbox"));
    }
    return notes;
  }

  /** Which way the money of a credit note took: other words where no bank has a part in it. */
  private String way() {
    DocumentContent.Refund refund = content.refund();
    DocumentContent.Payment payment = content.payment();
    if (refund == null || payment == null) {
      return "";
    }
    if (payment.method().equals("balance")) {
      return ".balance";
    }
    return Boolean.TRUE.equals(refund.byHand()) ? ".byHand" : "";
  }

  private String contact() {
    DocumentContent.Issuer issuer = content.issuer();
    return words.getString("support")
        + " "
        + String.join("  ·  ", issuer.mail(), issuer.phone(), issuer.url());
  }

  private String named(String prefix, String code) {
    return words.containsKey(prefix + code)
        ? words.getString(prefix + code)
        : code.replace('_', ' ');
  }

  private String money(DocumentContent.Amount amount) {
    return plain(Amounts.shown(amount.money(), language.locale()));
  }

  private String date(LocalDate date) {
    return date(date, language);
  }

  private String moment(String instant) {
    return moment(Instant.parse(instant), zone, language);
  }

  /** A date in words. */
  static String date(LocalDate date, Language language) {
    return plain(
        date.format(
            DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(language.locale())));
  }

  /** A moment on a zone's clock, in words. */
  static String moment(Instant instant, ZoneId zone, Language language) {
    ZonedDateTime there = instant.atZone(zone);
    return date(there.toLocalDate(), language)
        + " "
        + there.format(DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT));
  }

  /** Locale data like narrow spaces, which few fonts hold. */
  static String plain(String text) {
    return text.replace('\u00a0', ' ').replace('\u202f', ' ');
  }
}
