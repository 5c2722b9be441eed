package io.keepline.api.lease;

import io.keepline.api.http.Body;
import io.keepline.lifecycle.PaymentMethod;
import io.keepline.lifecycle.Till;
import io.keepline.store.brand.Brand;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Money that a clerk took over a counter, as the request says it: which store, how, who was
 * standing there. Of the document only its kind is asked.
 *
 * @param method cash, or a card at the terminal
 * @param storeId a store of the brand
 * @param terminalReference the terminal's own id of a card payment
 * @param document what the customer showed
 * @param clerk the clerk's opaque id
 */
record Taken(
    PaymentMethod method,
    String storeId,
    Optional<String> terminalReference,
    Till.Document document,
    String clerk) {

  static final List<PaymentMethod> METHODS =
      List.of(PaymentMethod.CASH, PaymentMethod.TERMINAL_CARD);

  private static final String REFERENCE = "[A-Za-z0-9][A-Za-z0-9_.:/-]{0,99}";

  static Taken read(Body body) {
    PaymentMethod method = body.constant("method", METHODS);
    String storeId =
        body.matching(
            "storeId", t -> t.matches("[a-z][a-z0-9-]{0,39}"), "a store that the brand lists");
    Optional<String> reference =
        body.has("terminalReference")
            ? Optional.of(
                body.matching(
                    "terminalReference",
                    t -> t.matches(REFERENCE),
                    "the terminal's own id of the payment"))
            : Optional.empty();
    if (reference.isPresent() != (method == PaymentMethod.TERMINAL_CARD)) {
      body.fault("terminalReference", "the terminal's id of a card payment, and only of one");
    }
    return new Taken(
        method,
        storeId,
        reference,
        body.constant("idDocument", Till.Document.class),
        body.matching("staff", t -> t.matches("[A-Za-z0-9_-]{1,60}"), "the clerk's opaque id"));
  }

  String actor() {
    return "staff:" + clerk;
  }

  /** Whether the brand has such a store. */
  boolean isOf(Brand brand) {
    return brand.store(storeId).isPresent();
  }

  Till till(Instant now) {
    return new Till(
        storeId, terminalReference.orElse(null), new Till.IdCheck(document, actor(), now));
  }
}
