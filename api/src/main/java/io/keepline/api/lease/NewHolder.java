package io.keepline.api.lease;

import io.keepline.api.http.Body;
import io.keepline.lifecycle.DerivedId;
import io.keepline.lifecycle.Msisdn;
import io.keepline.store.ContactRow;
import io.keepline.store.HolderRow;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A holder as a request describes one; personal data, so printing it shows nothing.
 *
 * @param name how the person is addressed
 * @param locale BCP 47
 * @param zone for display only (E22)
 * @param mail an address
 * @param sms E.164
 */
record NewHolder(
    String name,
    String locale,
    Optional<String> zone,
    Optional<String> mail,
    Optional<String> sms) {

  private static final String MAIL = "[^@\\s]{1,64}@[^@\\s.]+(\\.[^@\\s.]+)*";

  static NewHolder read(Body body) {
    Body holder = body.object("holder");
    String name = holder.text("name", 100);
    String locale =
        holder.matching(
            "locale", t -> t.matches("[a-z]{2}(-[A-Z]{2})?"), "a language such as en or zh-CN");
    Optional<String> zone =
        holder.has("zone")
            ? Optional.of(holder.matching("zone", NewHolder::isZone, "an IANA zone"))
            : Optional.empty();
    Optional<String> mail =
        holder.has("mail")
            ? Optional.of(
                holder.matching(
                    "mail", t -> t.length() <= 254 && t.matches(MAIL), "a mail address"))
            : Optional.empty();
    Optional<String> sms =
        holder.has("sms")
            ? Optional.of(holder.matching("sms", NewHolder::isNumber, "a number in E.164 form"))
            : Optional.empty();
    if (mail.isEmpty() && sms.isEmpty()) {
      holder.fault("mail", "an address or an sms number: we must be able to warn of a loss");
    }
    return new NewHolder(name, locale, zone, mail, sms);
  }

  HolderRow row(String holderId, String brandId, Instant now) {
    return new HolderRow(holderId, brandId, name, locale, zone.orElse(null), now);
  }

  List<ContactRow> contacts(String holderId, Instant now) {
    List<ContactRow> contacts = new ArrayList<>();
    mail.ifPresent(
        value ->
            contacts.add(
                new ContactRow(
                    DerivedId.of("con", holderId, "MAIL"), holderId, "MAIL", value, false, now)));
    sms.ifPresent(
        value ->
            contacts.add(
                new ContactRow(
                    DerivedId.of("con", holderId, "SMS"), holderId, "SMS", value, false, now)));
    return contacts;
  }

  @Override
  public String toString() {
    return "NewHolder[]";
  }

  private static boolean isZone(String text) {
    try {
      return !ZoneId.of(text).getId().isEmpty();
    } catch (DateTimeException unknown) {
      return false;
    }
  }

  private static boolean isNumber(String text) {
    try {
      return !Msisdn.parse(text).e164().isEmpty();
    } catch (IllegalArgumentException notANumber) {
      return false;
    }
  }
}
