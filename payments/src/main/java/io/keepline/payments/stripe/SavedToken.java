package io.keepline.payments.stripe;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A kept method at Stripe, as one opaque token: a payment method is charged together with the
 * customer that it is attached to.
 *
 * @param customer Stripe's customer
 * @param paymentMethod Stripe's payment method
 */
record SavedToken(String customer, String paymentMethod) {

  private static final Pattern FORM = Pattern.compile("(cus_\\w+)/(pm_\\w+)");

  static Optional<SavedToken> parse(String token) {
    Matcher matcher = FORM.matcher(token);
    return matcher.matches()
        ? Optional.of(new SavedToken(matcher.group(1), matcher.group(2)))
        : Optional.empty();
  }

  String token() {
    return customer + "/" + paymentMethod;
  }
}
