package io.keepline.activities.notice;

import io.keepline.lifecycle.NoticeKind;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts a notice into words: a mail in text and HTML, and a short message. The same content always
 * gives the same words and the same Message-ID, so that a repeat is one.
 *
 * <p>Subjects and short messages are seen by others (a locked screen, a log at a mail server): they
 * show the number's last digits, and no link, activation reference or name.
 */
public final class NoticeComposer {

  /**
   * Composes for every channel that the holder has.
   *
   * @param kind what is told
   * @param content what it is about
   * @throws IllegalArgumentException if a fact is missing without which this kind cannot be said;
   *     the message names the fact
   */
  public ComposedNotice compose(NoticeKind kind, NoticeContent content) {
    for (NoticeFact<?> fact : NoticeTemplate.needs(kind)) {
      if (!content.knows(fact)) {
        throw new IllegalArgumentException("notice " + kind + " needs the fact " + fact);
      }
    }
    Addressee holder = content.holder();
    return new ComposedNotice(
        holder.mail().map(to -> mail(kind, content, to)),
        holder
            .phone()
            .map(
                to ->
                    new SmsMessage(
                        content.noticeId(),
                        content.brand().smsSender(),
                        to,
                        shortWords(kind, content))));
  }

  private static MailMessage mail(NoticeKind kind, NoticeContent content, MailAddress to) {
    BrandVoice brand = content.brand();
    Phrases phrases = Phrases.of(content.holder().locale(), brand.zone(), false);
    Map<String, String> shown = shown(content, phrases);
    String key = NoticeTemplate.key(kind, content);
    NoticePage page = page(key, content, phrases, shown);
    return new MailMessage(
        brand.sender(),
        phrases.words(brand.name()),
        to,
        Template.fill(phrases.get(key + ".subject"), shown),
        page.text(),
        page.html(),
        "<" + content.noticeId() + "@" + brand.sender().domain() + ">",
        phrases.locale(),
        Map.of("Keepline-Notice", content.noticeId()));
  }

  private static NoticePage page(
      String key, NoticeContent content, Phrases phrases, Map<String, String> shown) {
    Map<String, String> all = new LinkedHashMap<>(shown);
    all.put("fullNumber", content.number().e164());
    content.holder().name().map(phrases::words).ifPresent(name -> all.put("name", name));
    String body = phrases.get("greeting") + "\n" + phrases.get(key + ".body") + "\n";
    List<String> paragraphs = Template.lines(body + phrases.get("closing"), all);
    Optional<URI> link = content.fact(NoticeFact.LINK);
    String label = phrases.get(phrases.has(key + ".link") ? key + ".link" : "link");
    return new NoticePage(
        phrases.locale(),
        phrases.words(content.brand().name()),
        Template.fill(phrases.get(key + ".subject"), shown),
        paragraphs,
        link.map(phrases::link),
        label,
        Template.fill(phrases.get("footer"), shown));
  }

  private static String shortWords(NoticeKind kind, NoticeContent content) {
    Phrases phrases = Phrases.of(content.holder().locale(), content.brand().zone(), true);
    Map<String, String> shown = shown(content, phrases);
    String text = phrases.get(NoticeTemplate.key(kind, content) + ".sms");
    shown.put("words", String.join(phrases.get("sms.separator"), Template.lines(text, shown)));
    return Template.fill(phrases.get("sms"), shown);
  }

  /** What may stand anywhere, also where others see it. */
  private static Map<String, String> shown(NoticeContent content, Phrases phrases) {
    Map<String, String> words = new LinkedHashMap<>(content.inWords(phrases));
    content
        .fact(NoticeFact.DECLINED)
        .ifPresent(reason -> words.put("remedy", phrases.remedy(reason)));
    content
        .fact(NoticeFact.KEPT)
        .ifPresent(reason -> words.put("keptRemedy", phrases.keptRemedy(reason)));
    words.put("brand", phrases.words(content.brand().name()));
    words.put("support", phrases.words(content.brand().support()));
    words.put("number", content.number().masked());
    return words;
  }
}
