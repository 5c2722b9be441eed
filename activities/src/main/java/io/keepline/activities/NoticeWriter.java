package io.keepline.activities;

import io.keepline.activities.notice.Addressee;
import io.keepline.activities.notice.BrandVoice;
import io.keepline.activities.notice.ComposedNotice;
import io.keepline.activities.notice.MailAddress;
import io.keepline.activities.notice.NoticeComposer;
import io.keepline.activities.notice.NoticeContent;
import io.keepline.activities.notice.NoticeFact;
import io.keepline.lifecycle.Msisdn;
import io.keepline.lifecycle.Notice;
import io.keepline.lifecycle.NoticeKind;
import io.keepline.store.ContactRow;
import io.keepline.store.HolderRow;
import io.keepline.store.Holders;
import io.keepline.store.NumberRow;
import io.keepline.store.brand.Brand;
import io.keepline.store.brand.Channel;
import io.temporal.failure.ApplicationFailure;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Addresses a notice to the holder's contacts and puts it into words. */
final class NoticeWriter {
  private final Holders holders;
  private final NoticeFacts facts;
  private final NoticeComposer composer;

  NoticeWriter(Holders holders, NoticeFacts facts, NoticeComposer composer) {
    this.holders = holders;
    this.facts = facts;
    this.composer = composer;
  }

  /**
   * A notice in words, and where each channel leads.
   *
   * @param words what is said
   * @param mail the mailbox's contact; absent where there is none
   * @param sms the phone's contact; absent where there is none
   * @param smsIsNumberItself whether that phone is the kept number: it proves nothing
   * @param channels the brand's, the first to be tried for this notice at the front
   * @param messageId the Message-ID of every try
   */
  record Written(
      ComposedNotice words,
      Optional<ContactRow> mail,
      Optional<ContactRow> sms,
      boolean smsIsNumberItself,
      List<Channel> channels,
      String messageId) {}

  Written write(Notice notice, LeaseReader.Standing standing) {
    List<ContactRow> contacts = holders.contacts(standing.facts().holderId());
    NumberRow number = standing.row().number();
    Brand brand = standing.brand();
    Optional<ContactRow> mail = first(contacts, "MAIL", NoticeWriter::mailAddress);
    Optional<ContactRow> sms =
        notice.kind() == NoticeKind.CANCELLATION_LINK || !brand.channels().contains(Channel.SMS)
            // A short message carries no link, so it could not do what that notice is for.
            ? Optional.empty()
            : first(
                contacts.stream()
                    .sorted(Comparator.comparing(contact -> contact.isNumberItself(number)))
                    .toList(),
                "SMS",
                NoticeWriter::phone);
    Optional<HolderRow> holder = holders.holder(standing.facts().holderId());
    Locale locale = Locale.forLanguageTag(holder.map(HolderRow::locale).orElseGet(brand::locale));
    BrandVoice voice = voice(brand, locale);
    Addressee addressee =
        new Addressee(
            holder.map(HolderRow::displayName).filter(name -> !name.isBlank()),
            mail.flatMap(NoticeWriter::mailAddress),
            sms.flatMap(NoticeWriter::phone),
            locale);
    NoticeContent content =
        facts.about(
            notice,
            standing,
            NoticeContent.of(notice.noticeId(), voice, addressee, number.msisdn()),
            locale);
    return new Written(
        compose(notice.kind(), content),
        mail,
        sms,
        sms.map(contact -> contact.isNumberItself(number)).orElse(false),
        channels(brand, content),
        "<" + notice.noticeId() + "@" + voice.sender().domain() + ">");
  }

  /** What leads to a page or carries a profile goes by mail first: no short message has either. */
  private static List<Channel> channels(Brand brand, NoticeContent content) {
    boolean needsMail =
        content.fact(NoticeFact.LINK).isPresent()
            || content.fact(NoticeFact.ACTIVATION).isPresent();
    return brand.channels().stream()
        .sorted(Comparator.comparing(channel -> needsMail && channel != Channel.MAIL))
        .toList();
  }

  private ComposedNotice compose(NoticeKind kind, NoticeContent content) {
    try {
      return composer.compose(kind, content);
    } catch (IllegalArgumentException missing) {
      throw ApplicationFailure.newNonRetryableFailure(
          String.valueOf(missing.getMessage()), "NoticeCannotBeSaid");
    }
  }

  private static BrandVoice voice(Brand brand, Locale locale) {
    String letters = brand.brandId().replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
    return new BrandVoice(
        brand.name(locale.getLanguage()),
        brand.support().mail(),
        new MailAddress(brand.support().mail()),
        letters.substring(0, Math.min(11, letters.length())),
        brand.zone());
  }

  /** The first contact of a kind whose value a channel can use. */
  private static Optional<ContactRow> first(
      List<ContactRow> contacts, String kind, Function<ContactRow, Optional<?>> usable) {
    return contacts.stream()
        .filter(contact -> contact.kind().equals(kind) && usable.apply(contact).isPresent())
        .findFirst();
  }

  private static Optional<MailAddress> mailAddress(ContactRow contact) {
    try {
      return Optional.of(new MailAddress(contact.value()));
    } catch (IllegalArgumentException unusable) {
      return Optional.empty();
    }
  }

  private static Optional<Msisdn> phone(ContactRow contact) {
    try {
      return Optional.of(new Msisdn(contact.value()));
    } catch (IllegalArgumentException unusable) {
      return Optional.empty();
    }
  }
}
