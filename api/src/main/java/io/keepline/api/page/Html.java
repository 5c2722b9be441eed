package io.keepline.api.page;

import io.keepline.api.http.Language;
import io.keepline.api.http.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;

/** A page in the making. Every text is escaped; only this class writes markup. */
final class Html {

  private static final String POLICY =
      "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";

  private final StringBuilder body = new StringBuilder();
  private final List<String> head = new ArrayList<>();
  private final Language language;
  private final ResourceBundle words;

  Html(Language language) {
    this.language = language;
    this.words = language.words("io.keepline.api.page.pages");
  }

  /** A word of the page's language, with its {@code {0}} places filled. */
  String word(String key, Object... values) {
    String text = words.getString(key);
    for (int i = 0; i < values.length; i++) {
      text = text.replace("{" + i + "}", String.valueOf(values[i]));
    }
    return text;
  }

  /** Reads itself again after some seconds. */
  Html refresh(int seconds) {
    head.add("<meta http-equiv=\"refresh\" content=\"" + seconds + "\">");
    return this;
  }

  Html heading(String text) {
    return raw("<h1>" + escape(text) + "</h1>");
  }

  Html section(String text) {
    return raw("<h2>" + escape(text) + "</h2>");
  }

  Html state(String tone, String text) {
    return raw("<p class=\"state " + escape(tone) + "\" role=\"status\">" + escape(text) + "</p>");
  }

  Html text(String text) {
    return raw("<p>" + escape(text) + "</p>");
  }

  Html fact(String name, String value) {
    return raw(
        "<div class=\"fact\"><span>"
            + escape(name)
            + "</span><strong>"
            + escape(value)
            + "</strong></div>");
  }

  Html list(List<String> items) {
    raw("<ul>");
    items.forEach(item -> raw("<li>" + escape(item) + "</li>"));
    return raw("</ul>");
  }

  Html link(String url, String text) {
    return raw("<p><a href=\"" + escape(url) + "\">" + escape(text) + "</a></p>");
  }

  /** A form with one button, and a box that must be ticked where a text for it is given. */
  Html button(String action, String text, String tone, String mustTick) {
    return button(action, text, tone, mustTick, "");
  }

  /** The same, handing back the name of the figures that the page shows. */
  Html button(String action, String text, String tone, String mustTick, String figures) {
    raw("<form method=\"post\" action=\"" + escape(action) + "\">");
    if (!figures.isEmpty()) {
      raw("<input type=\"hidden\" name=\"figures\" value=\"" + escape(figures) + "\">");
    }
    if (!mustTick.isEmpty()) {
      raw(
          "<label class=\"tick\"><input type=\"checkbox\" name=\"checked\" value=\"yes\" required> "
              + escape(mustTick)
              + "</label>");
    }
    return raw(
        "<button class=\""
            + escape(tone)
            + "\" type=\"submit\">"
            + escape(text)
            + "</button></form>");
  }

  /** Markup that was made of escaped parts only. */
  Html raw(String markup) {
    body.append(markup);
    return this;
  }

  /** The answer. */
  Reply reply(int status, String title) {
    String page =
        "<!doctype html><html lang=\""
            + language.tag()
            + "\"><head><meta charset=\"utf-8\">"
            + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
            + "<meta name=\"robots\" content=\"noindex\">"
            + "<meta name=\"referrer\" content=\"no-referrer\">"
            + String.join("", head)
            + "<title>"
            + escape(title)
            + "</title><link rel=\"stylesheet\" href=\"/pages.css\"></head><body><main>"
            + body
            + "</main></body></html>";
    return Reply.html(status, page)
        .with("Content-Security-Policy", POLICY)
        .with("Referrer-Policy", "no-referrer")
        .with("Content-Language", language.tag());
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
