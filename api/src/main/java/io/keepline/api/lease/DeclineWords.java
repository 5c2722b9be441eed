package io.keepline.api.lease;

import io.keepline.api.http.Language;
import io.keepline.lifecycle.DeclineReason;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Why a payment was declined, in words, and what to do.
 *
 * @param reason in lower_snake
 * @param sentence what happened
 * @param remedy what to do
 */
public record DeclineWords(String reason, String sentence, String remedy) {

  /** The words of a stored reason; one of a newer version reads as refused without a reason. */
  public static DeclineWords of(String stored, Language language) {
    String name = shown(stored);
    ResourceBundle words = language.problems();
    return new DeclineWords(
        name,
        words.getString("decline." + name + ".detail"),
        words.getString("decline." + name + ".remedy"));
  }

  /** A stored reason as it is shown. Whoever is taken for a fraud is not told so. */
  static String shown(String stored) {
    DeclineReason reason = DeclineReason.REJECTED;
    for (DeclineReason known : DeclineReason.values()) {
      reason = known.name().equals(stored) && known != DeclineReason.BLOCKED ? known : reason;
    }
    return reason.name().toLowerCase(Locale.ROOT);
  }
}
