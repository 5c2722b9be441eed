package io.keepline.activities.notice;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One mail's words in order, and the two frames they stand in. Every value passes {@link #escape}
 * on its way into HTML, template or not, so that there is no list of exceptions to get wrong.
 *
 * @param locale the language
 * @param brand the brand's name
 * @param title what it is about
 * @param paragraphs the words; a line break inside one stays a line break
 * @param link the page where the holder acts
 * @param label what the link is called
 * @param footer who speaks and where help is
 */
record NoticePage(
    Locale locale,
    String brand,
    String title,
    List<String> paragraphs,
    Optional<String> link,
    String label,
    String footer) {

  /** Lines end as RFC 5322 wants them when the mail is sent. */
  String text() {
    StringBuilder text = new StringBuilder();
    paragraphs.forEach(paragraph -> text.append(paragraph).append("\n\n"));
    link.ifPresent(url -> text.append(label).append("\n").append(url).append("\n\n"));
    return text.append("-- \n").append(footer).append('\n').toString();
  }

  String html() {
    StringBuilder html = new StringBuilder();
    html.append("<!DOCTYPE html>\n<html lang=\"")
        .append(escape(locale.toLanguageTag()))
        .append("\"><head><meta charset=\"utf-8\">")
        .append("<meta name=\"viewport\" content=\"width=device-width\"><title>")
        .append(escape(title))
        .append("</title></head>\n<body style=\"margin:0;padding:24px;background:#f4f4f5;")
        .append("color:#18181b;font:16px/1.5 sans-serif\">\n")
        .append("<div style=\"max-width:560px;margin:auto;padding:24px;background:#ffffff\">\n")
        .append("<h1 style=\"margin:0 0 16px;font-size:18px\">")
        .append(escape(brand))
        .append("</h1>\n");
    paragraphs.forEach(words -> html.append("<p>").append(escape(words)).append("</p>\n"));
    link.ifPresent(url -> html.append(button(url)));
    return html.append("<p style=\"margin-top:24px;color:#52525b;font-size:14px\">")
        .append(escape(footer))
        .append("</p>\n</div></body></html>\n")
        .toString();
  }

  private String button(String url) {
    return "<p><a href=\""
        + escape(url)
        + "\" style=\"display:inline-block;padding:12px 20px;background:#1d4ed8;color:#ffffff\">"
        + escape(label)
        + "</a></p>\n";
  }

  /** The five signs that HTML reads as its own; a line break becomes one. */
  static String escape(String words) {
    return words
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;")
        .replace("\n", "<br>");
  }
}
