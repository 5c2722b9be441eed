package io.keepline.payments.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.keepline.lifecycle.DeclineReason;
import io.keepline.payments.PaymentMethod;
import io.keepline.payments.PendingCause;
import io.keepline.payments.SaveOutcome;
import io.keepline.payments.SaveRequest;
import io.keepline.payments.SavedMethod;
import io.keepline.payments.SavedMethods;
import io.keepline.payments.UnknownCause;
import java.net.URI;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Saved methods over HTTP at the sandbox provider process. Holds the provider's API key. */
public final class SandboxSavedMethods implements SavedMethods {

  private static final String PATH = "/v1/saved-methods";

  private final ProviderHttp http;

  private SandboxSavedMethods(ProviderHttp http) {
    this.http = http;
  }

  /**
   * Makes the adapter; talks to nobody yet.
   *
   * @param baseUrl the provider's address without a slash at the end
   */
  public static SandboxSavedMethods open(URI baseUrl, String apiKey, ProviderTimeouts timeouts) {
    return new SandboxSavedMethods(new ProviderHttp(baseUrl, apiKey, timeouts));
  }

  @Override
  public SaveOutcome save(SaveRequest request) {
    Map<String, Object> body =
        Map.of(
            "saveId", request.saveId(),
            "payerId", request.payerId(),
            "method", request.method().name().toLowerCase(Locale.ROOT),
            "methodToken", request.methodToken(),
            "returnUrl", request.returnUrl().toString(),
            "consentId", request.mandate().consentId());
    return outcome(http.post(PATH, body), "saveId", request.saveId());
  }

  @Override
  public SaveOutcome lookUpSave(String saveRef) {
    return outcome(
        http.get(PATH + "/saves/" + SandboxProvider.segment(saveRef)), "saveRef", saveRef);
  }

  private static SaveOutcome outcome(Exchange exchange, String idField, String asked) {
    if (exchange instanceof Exchange.Unreached) {
      return new SaveOutcome.NotSent();
    }
    if (exchange instanceof Exchange.Broken broken) {
      return new SaveOutcome.Unknown(broken.cause());
    }
    Exchange.Answered answer = (Exchange.Answered) exchange;
    if (PaymentReader.isNotFound(answer, "save_not_found")) {
      return new SaveOutcome.NotFound();
    }
    if (answer.status() >= 300) {
      return new SaveOutcome.Unknown(PaymentReader.refusal(answer));
    }
    SaveOutcome malformed = new SaveOutcome.Unknown(UnknownCause.MALFORMED_ANSWER);
    return PaymentReader.guarded(
        answer.body(),
        body -> Json.text(body, idField).equals(asked) ? outcome(body) : malformed,
        malformed);
  }

  private static SaveOutcome outcome(JsonNode body) {
    String ref = Json.text(body, "saveRef");
    return switch (Json.text(body, "status")) {
      case "saved" -> new SaveOutcome.Saved(ref, method(body));
      case "pending" ->
          new SaveOutcome.Pending(
              ref,
              Json.constant(PendingCause.class, body, "pendingCause"),
              URI.create(Json.text(body, "checkoutUrl")));
      case "declined" ->
          new SaveOutcome.Declined(Json.constant(DeclineReason.class, body, "declineReason"));
      case "forgotten" -> new SaveOutcome.Declined(DeclineReason.PERMISSION_WITHDRAWN);
      default -> throw new MalformedAnswer("a status that the contract does not name");
    };
  }

  private static SavedMethod method(JsonNode body) {
    return new SavedMethod(
        Json.text(body, "token"),
        Json.constant(PaymentMethod.class, body, "method"),
        Json.text(body, "label"),
        Json.optionalText(body, "lastMonth").map(YearMonth::parse));
  }

  @Override
  public Optional<List<SavedMethod>> list(String payerId) {
    if (!(http.get(PATH + "/of/" + SandboxProvider.segment(payerId))
            instanceof Exchange.Answered answer)
        || answer.status() >= 300) {
      return Optional.empty();
    }
    return PaymentReader.guarded(
        answer.body(),
        body -> {
          List<SavedMethod> methods = new ArrayList<>();
          for (JsonNode row : Json.array(body, "methods")) {
            methods.add(method(row));
          }
          return Optional.of(List.copyOf(methods));
        },
        Optional.empty());
  }

  @Override
  public boolean forget(String savedToken) {
    return http.post(PATH + "/" + SandboxProvider.segment(savedToken) + "/forget")
            instanceof Exchange.Answered answer
        && answer.status() < 300;
  }
}
