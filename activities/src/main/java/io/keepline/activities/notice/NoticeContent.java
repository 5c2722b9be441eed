package io.keepline.activities.notice;

import io.keepline.lifecycle.Msisdn;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Everything one notice may say, before it is put into words. Immutable: {@link #with} answers a
 * new content.
 *
 * <pre>{@code
 * NoticeContent.of("ntc_8f2", brand, holder, number)
 *     .with(NoticeFact.VALID_UNTIL, validUntil)
 *     .with(NoticeFact.DAYS_LEFT, 7);
 * }</pre>
 */
public final class NoticeContent {

  private final String noticeId;
  private final BrandVoice brand;
  private final Addressee holder;
  private final Msisdn number;
  private final Map<NoticeFact<?>, Object> facts;

  private NoticeContent(
      String noticeId,
      BrandVoice brand,
      Addressee holder,
      Msisdn number,
      Map<NoticeFact<?>, Object> facts) {
    this.noticeId = noticeId;
    this.brand = brand;
    this.holder = holder;
    this.number = number;
    this.facts = facts;
  }

  /**
   * A content without facts yet.
   *
   * @param noticeId the notice's opaque id; the Message-ID and the gateway's idempotency key are
   *     made of it
   * @param brand who speaks
   * @param holder who is spoken to
   * @param number the kept number it is about
   * @throws IllegalArgumentException if the id is not opaque
   */
  public static NoticeContent of(
      String noticeId, BrandVoice brand, Addressee holder, Msisdn number) {
    if (!noticeId.matches("[A-Za-z0-9._-]{1,100}")) {
      throw new IllegalArgumentException("a notice id is letters, digits, dots, dashes");
    }
    return new NoticeContent(noticeId, brand, holder, number, Map.of());
  }

  /** The same content with one more fact, or with another value of it. */
  public <T> NoticeContent with(NoticeFact<T> fact, T value) {
    Map<NoticeFact<?>, Object> more = new LinkedHashMap<>(facts);
    more.put(fact, value);
    return new NoticeContent(noticeId, brand, holder, number, more);
  }

  /** The same content, with one more fact where there is one. */
  public <T> NoticeContent with(NoticeFact<T> fact, Optional<T> value) {
    return value.map(present -> with(fact, present)).orElse(this);
  }

  /** The notice's opaque id. */
  public String noticeId() {
    return noticeId;
  }

  BrandVoice brand() {
    return brand;
  }

  Addressee holder() {
    return holder;
  }

  Msisdn number() {
    return number;
  }

  boolean knows(NoticeFact<?> fact) {
    return facts.containsKey(fact);
  }

  /** One fact, where it was given. */
  @SuppressWarnings("unchecked") // with() alone writes, and pairs the types
  public <T> Optional<T> fact(NoticeFact<T> fact) {
    return Optional.ofNullable((T) facts.get(fact));
  }

  /** Every given fact in words, by its name in the templates. */
  Map<String, String> inWords(Phrases phrases) {
    Map<String, String> words = new LinkedHashMap<>();
    facts.keySet().forEach(fact -> words.put(fact.placeholder(), inWords(fact, phrases)));
    return words;
  }

  private <T> String inWords(NoticeFact<T> fact, Phrases phrases) {
    return fact.inWords(phrases, fact(fact).orElseThrow());
  }

  /** Its id; the rest is personal. */
  @Override
  public String toString() {
    return "NoticeContent[" + noticeId + "]";
  }
}
