package io.keepline.api.method;

import io.keepline.api.http.Language;
import io.keepline.api.http.Wire;
import io.keepline.api.lease.DeclineWords;
import io.keepline.store.SavedMethodRow;
import java.time.Instant;
import java.util.Optional;

/** A saved method, as it is shown. */
record MethodBody(
    String methodId,
    String url,
    String holderId,
    String method,
    String state,
    Optional<String> label,
    Optional<String> lastMonth,
    Optional<DeclineWords> declined,
    Optional<NextAction> nextAction,
    Instant createdAt) {

  /**
   * What the holder must do.
   *
   * @param type {@code redirect}
   * @param url where to
   */
  record NextAction(String type, String url) {}

  static MethodBody of(SavedMethodRow row, String base, Language language) {
    return new MethodBody(
        row.methodRef(),
        base + "/v1/holders/" + row.holderId() + "/methods/" + row.methodRef(),
        row.holderId(),
        Wire.name(row.method()),
        Wire.name(row.state()),
        Optional.ofNullable(row.answer().label()),
        Optional.ofNullable(row.answer().lastMonth()),
        Optional.ofNullable(row.answer().declineReason())
            .filter(reason -> row.state().equals("DECLINED"))
            .map(reason -> DeclineWords.of(reason, language)),
        Optional.ofNullable(row.answer().checkoutUrl())
            .filter(url -> row.state().equals("PENDING"))
            .map(url -> new NextAction("redirect", url)),
        row.createdAt());
  }
}
