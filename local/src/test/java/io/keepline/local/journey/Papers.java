package io.keepline.local.journey;

import com.fasterxml.jackson.databind.JsonNode;
import io.keepline.local.client.OperatorClient;
import io.keepline.local.client.Patience;
import java.time.Duration;

/** The receipts of one number, as its holder reads them. */
record Papers(OperatorClient api, String leaseId) {

  /** Waits for an order's receipt, and reads it. */
  JsonNode receipt(String orderId) {
    JsonNode entry =
        Patience.until(
            "a receipt",
            Duration.ofSeconds(60),
            () ->
                api.all("/v1/documents?leaseId=" + leaseId).stream()
                    .filter(found -> found.path("kind").asText().equals("receipt"))
                    .filter(found -> found.path("orderId").asText().equals(orderId))
                    .findFirst());
    return api.get("/v1/documents/" + entry.path("documentId").asText())
        .expectYes("The receipt")
        .body();
  }
}
