package io.keepline.local.mailbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The messages as HTML. Everything that came from outside is escaped here. */
final class MessageHtml {
  private static final String HEAD =
      """
      <!doctype html><html lang="en"><head><meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <title>%s</title><style>
      body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
      table{border-collapse:collapse;width:100%%}td,th{text-align:left;padding:.3rem .6rem;
      border-bottom:1px solid #8884;vertical-align:top}pre,h1{overflow-wrap:anywhere}
      pre{white-space:pre-wrap}td:first-child{white-space:nowrap}
      iframe{width:100%%;height:32rem;border:1px solid #8884;background:#fff}
      </style></head><body><p><a href="/">Mails</a> · <a href="/sms">Short messages</a></p>
      <h1>%s</h1>
      """;

  private MessageHtml() {}

  static String mails(List<Mail> mails) {
    StringBuilder page = start("Mails");
    page.append("<table><tr><th>Sent</th><th>To</th><th>Subject</th></tr>\n");
    for (Mail mail : mails) {
      page.append(
          "<tr><td>%s</td><td>%s</td><td><a href=\"/mails/%s\">%s</a></td></tr>\n"
              .formatted(
                  escape(mail.date()),
                  escape(String.join(", ", mail.to())),
                  escape(mail.id()),
                  escape(mail.subject().isEmpty() ? "(no subject)" : mail.subject())));
    }
    page.append("</table>");
    return end(page, mails.isEmpty());
  }

  static String mail(Mail mail) {
    StringBuilder page = start(mail.subject());
    page.append(
        "<p>From %s<br>To %s<br>Sent %s<br>Message-ID %s</p>\n"
            .formatted(
                escape(mail.from()),
                escape(String.join(", ", mail.to())),
                escape(mail.date()),
                escape(mail.messageId())));
    if (!mail.html().isEmpty()) {
      page.append(
          "<iframe title=\"The mail\" src=\"/mails/%s/html\"></iframe>\n"
              .formatted(escape(mail.id())));
    }
    page.append("<h2>Plain text</h2><pre>").append(escape(mail.text())).append("</pre>");
    return end(page, false);
  }

  static String sms(List<JsonNode> messages) {
    StringBuilder page = start("Short messages");
    page.append("<table><tr><th>Sent</th><th>From</th><th>To</th><th>Text</th></tr>\n");
    for (JsonNode message : messages) {
      page.append("<tr>");
      for (String field : List.of("at", "from", "to", "text")) {
        page.append("<td>").append(escape(message.path(field).asText())).append("</td>");
      }
      page.append("</tr>\n");
    }
    page.append("</table>");
    return end(page, messages.isEmpty());
  }

  private static StringBuilder start(String title) {
    return new StringBuilder(HEAD.formatted(escape(title), escape(title)));
  }

  private static String end(StringBuilder page, boolean empty) {
    return page.append(empty ? "<p>Nothing was sent yet.</p>" : "")
        .append("</body></html>\n")
        .toString();
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
