package io.keepline.activities.notice;

import io.keepline.lifecycle.Msisdn;
import java.util.Locale;
import java.util.Optional;

/**
 * Who is spoken to, and where. A channel that is absent is not composed for.
 *
 * @param name how the holder wants to be called; personal data
 * @param mail the mailbox on file
 * @param phone the contact number on file; whether it may be the kept number itself is for the
 *     caller to decide
 * @param locale the holder's language; the number's own forms follow it, its dates follow the brand
 */
public record Addressee(
    Optional<String> name, Optional<MailAddress> mail, Optional<Msisdn> phone, Locale locale) {

  /** The language only; everything else is personal. */
  @Override
  public String toString() {
    return "Addressee[" + locale.toLanguageTag() + "]";
  }
}
