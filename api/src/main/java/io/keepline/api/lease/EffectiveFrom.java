package io.keepline.api.lease;

import io.keepline.lifecycle.OrderKind;
import java.util.Optional;

/** When the plan of an offer for a lease takes effect. */
enum EffectiveFrom {
  /** With the term that the offer pays. */
  NEXT_TERM,
  /** At once, for the rest of the running term. */
  NOW;

  /** Of a kind of order; a first term has none to follow. */
  static Optional<EffectiveFrom> of(OrderKind kind) {
    return switch (kind) {
      case START, TOP_UP -> Optional.empty();
      case RENEW, AUTO_RENEW -> Optional.of(NEXT_TERM);
      case CHANGE -> Optional.of(NOW);
    };
  }
}
