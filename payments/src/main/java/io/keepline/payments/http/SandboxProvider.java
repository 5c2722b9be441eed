package io.keepline.payments.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.keepline.payments.CancelOutcome;
import io.keepline.payments.LedgerAnswer;
import io.keepline.payments.LedgerEntry;
import io.keepline.payments.PaymentOutcome;
import io.keepline.payments.PaymentProvider;
import io.keepline.payments.PaymentRequest;
import io.keepline.payments.RefundOutcome;
import io.keepline.payments.RefundRequest;
import io.keepline.payments.UnknownCause;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The port over HTTP to the sandbox provider process. Holds the provider's API key. */
public final class SandboxProvider implements PaymentProvider {

  private final ProviderHttp http;

  private SandboxProvider(ProviderHttp http) {
    this.http = http;
  }

  /**
   * Makes the adapter; talks to nobody yet.
   *
   * @param baseUrl the provider's address without a slash at the end, such as http://127.0.0.1:8090
   */
  public static SandboxProvider open(URI baseUrl, String apiKey, ProviderTimeouts timeouts) {
    return new SandboxProvider(new ProviderHttp(baseUrl, apiKey, timeouts));
  }

  @Override
  public PaymentOutcome create(PaymentRequest request) {
    Map<String, Object> body =
        Map.of(
            "paymentId", request.paymentId(),
            "amountMinor", request.amount().minorUnits(),
            "currency", request.amount().currency(),
            "method", request.method().name().toLowerCase(Locale.ROOT),
            "methodToken", request.methodToken(),
            "returnUrl", request.returnUrl().toString(),
            "orderId", request.orderId(),
            "attendance", request.attendance().name().toLowerCase(Locale.ROOT));
    return PaymentReader.payment(http.post("/v1/payments", body), "paymentId", request.paymentId());
  }

  @Override
  public PaymentOutcome confirm(String providerRef) {
    return PaymentReader.payment(
        http.post("/v1/payments/" + segment(providerRef) + "/confirm"), "providerRef", providerRef);
  }

  @Override
  public PaymentOutcome lookUp(String paymentId) {
    return PaymentReader.payment(http.get(byPaymentId(paymentId)), "paymentId", paymentId);
  }

  @Override
  public PaymentOutcome lookUpByReference(String providerRef) {
    return PaymentReader.payment(
        http.get("/v1/payments/" + segment(providerRef)), "providerRef", providerRef);
  }

  @Override
  public CancelOutcome cancel(String paymentId) {
    Exchange exchange = http.post(byPaymentId(paymentId) + "/cancel");
    if (!(exchange instanceof Exchange.Answered answer) || answer.status() >= 300) {
      return CancelOutcome.UNKNOWN;
    }
    boolean aboutIt =
        Json.optionalText(answer.body(), "paymentId").filter(paymentId::equals).isPresent();
    return switch (aboutIt ? Json.optionalText(answer.body(), "result").orElse("") : "") {
      case "closed" -> CancelOutcome.CLOSED;
      case "already_paid" -> CancelOutcome.ALREADY_PAID;
      default -> CancelOutcome.UNKNOWN;
    };
  }

  @Override
  public RefundOutcome refund(RefundRequest request) {
    Map<String, Object> body =
        Map.of(
            "refundId", request.refundId(),
            "paymentId", request.paymentId(),
            "amountMinor", request.amount().minorUnits(),
            "currency", request.amount().currency());
    return PaymentReader.refund(http.post("/v1/refunds", body), request.refundId());
  }

  @Override
  public RefundOutcome lookUpRefund(String refundId) {
    return PaymentReader.refund(http.get("/v1/refunds/" + segment(refundId)), refundId);
  }

  @Override
  public LedgerAnswer listDay(LocalDate day, Optional<String> after) {
    String cursor = after.map(text -> "&after=" + segment(text)).orElse("");
    Exchange exchange = http.get("/ledger?day=" + day + cursor);
    if (exchange instanceof Exchange.Unreached) {
      return new LedgerAnswer.Unavailable(Optional.empty());
    }
    if (exchange instanceof Exchange.Broken broken) {
      return unavailable(broken.cause());
    }
    Exchange.Answered answer = (Exchange.Answered) exchange;
    if (answer.status() >= 300) {
      return unavailable(PaymentReader.refusal(answer));
    }
    return PaymentReader.guarded(
        answer.body(), SandboxProvider::page, unavailable(UnknownCause.MALFORMED_ANSWER));
  }

  /**
   * The days on which the provider booked anything, oldest first; for a comparison of everything
   * that ever happened. Empty if the provider could not be asked.
   */
  public Optional<List<LocalDate>> ledgerDays() {
    if (!(http.get("/ledger/totals") instanceof Exchange.Answered answer)
        || answer.status() >= 300) {
      return Optional.empty();
    }
    return PaymentReader.guarded(
        answer.body(),
        body -> {
          List<LocalDate> days = new ArrayList<>();
          for (JsonNode total : Json.array(body, "totals")) {
            days.add(LocalDate.parse(Json.text(total, "day")));
          }
          return Optional.of(days.stream().distinct().sorted().toList());
        },
        Optional.empty());
  }

  private static LedgerAnswer page(JsonNode body) {
    List<LedgerEntry> entries = new ArrayList<>();
    for (JsonNode row : Json.array(body, "entries")) {
      entries.add(
          new LedgerEntry(
              Json.constant(LedgerEntry.Kind.class, row, "kind"),
              Json.text(row, "paymentId"),
              Json.optionalText(row, "refundId"),
              Json.text(row, "providerRef"),
              Json.money(row, "amountMinor"),
              Instant.parse(Json.text(row, "at"))));
    }
    return new LedgerAnswer.Page(entries, Json.optionalText(body, "next"));
  }

  private static LedgerAnswer unavailable(UnknownCause cause) {
    return new LedgerAnswer.Unavailable(Optional.of(cause));
  }

  private static String byPaymentId(String paymentId) {
    return "/v1/payments/by-payment-id/" + segment(paymentId);
  }

  static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
