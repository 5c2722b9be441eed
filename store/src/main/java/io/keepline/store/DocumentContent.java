package io.keepline.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.keepline.lifecycle.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a document, in the form in which it travels: made once by the worker, kept to the
 * byte, shown as JSON and drawn as HTML and PDF by the API. Texts are in the document's language.
 *
 * @param documentId its id
 * @param kind {@code confirmation}, {@code receipt}, {@code invoice} or {@code credit_note}
 * @param number as printed; absent on a confirmation
 * @param language en or zh
 * @param issuedAt RFC 3339, UTC
 * @param issuedOn the date in the zone
 * @param zone the brand's IANA zone
 * @param sandbox whether no real money moved
 * @param issuer who issued it
 * @param buyer who bought, on an invoice
 * @param leaseId the lease
 * @param numberMasked the phone number's last digits
 * @param orderId the order
 * @param orderedAt when it was submitted, real time
 * @param payment the payment; absent on a confirmation
 * @param refund what went back, on a credit note
 * @param receiptNumber the receipt that an invoice repeats or a credit note corrects
 * @param lines what the total is made of
 * @param total the sum of the lines
 * @param validUntil until when the order pays, exclusive
 * @param terms the terms of service that the order accepted; absent on a credit note
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DocumentContent(
    String documentId,
    String kind,
    @Nullable String number,
    String language,
    String issuedAt,
    String issuedOn,
    String zone,
    boolean sandbox,
    Issuer issuer,
    @Nullable Buyer buyer,
    String leaseId,
    String numberMasked,
    String orderId,
    String orderedAt,
    @Nullable Payment payment,
    @Nullable Refund refund,
    @Nullable String receiptNumber,
    List<Line> lines,
    Amount total,
    @Nullable String validUntil,
    @Nullable Terms terms) {

  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /** Copies the list. */
  public DocumentContent {
    lines = List.copyOf(lines);
  }

  /** The brand, and who sells under it, as they were then. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Issuer(
      String brandId, String name, String mail, String phone, String url, @Nullable Legal legal) {}

  /** The seller's legal name, registered address and tax id. */
  public record Legal(String name, String address, String taxId) {}

  /** Which edition of the terms of service, and where it can be read. */
  public record Terms(String version, String url) {}

  /** Whom an invoice is for. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Buyer(String name, @Nullable String taxId) {}

  /** Which payment, how and when. */
  public record Payment(String paymentId, String method, String paidAt) {}

  /**
   * Which refund, why and when; the reason in small letters.
   *
   * @param byHand whether somebody gave it back in another way than it was paid; absent in
   *     documents that were issued before this was kept
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Refund(
      String refundId, String reason, String refundedAt, @Nullable Boolean byHand) {}

  /** One line; the code is for programs, the text for people. */
  public record Line(String code, String text, Amount amount) {}

  /** A decimal amount and an ISO 4217 code. */
  public record Amount(String amount, String currency) {
    /** Minor units as a decimal, with the digits that ISO 4217 gives the currency. */
    public static Amount of(Money money) {
      int digits = Math.max(0, Currency.getInstance(money.currency()).getDefaultFractionDigits());
      return new Amount(
          BigDecimal.valueOf(money.minorUnits(), digits).toPlainString(), money.currency());
    }

    /** The same as minor units. */
    public Money money() {
      int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
      return Money.of(new BigDecimal(amount).movePointRight(digits).longValueExact(), currency);
    }
  }

  /** As JSON; the same content always gives the same bytes. */
  public String json() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a document that cannot be written", e);
    }
  }

  /** A stored document. */
  public static DocumentContent read(String json) {
    try {
      return JSON.readValue(json, DocumentContent.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored document that cannot be read", e);
    }
  }

  /** Its id; the rest may name a person. */
  @Override
  public String toString() {
    return "DocumentContent[" + documentId + "]";
  }
}
