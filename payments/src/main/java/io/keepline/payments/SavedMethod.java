package io.keepline.payments;

import java.time.YearMonth;
import java.util.Optional;

/**
 * A method that a provider keeps for a subscriber.
 *
 * @param token opaque; what a {@link PaymentRequest} names to pay with it
 * @param method how it pays
 * @param label what the subscriber knows it by, such as {@code visa 4242}; never a whole number
 * @param lastMonth the card's last month, if it has one
 */
public record SavedMethod(
    String token, PaymentMethod method, String label, Optional<YearMonth> lastMonth) {}
