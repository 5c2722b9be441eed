package io.keepline.local.mailbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * The pages to read what was sent: {@code /} lists mails, {@code /sms} short messages, {@code
 * /mails.json} and {@code /sms.json} are the same for programs.
 */
public final class MessagePages implements AutoCloseable {
  private static final int SHOWN = 200;
  private final Javalin site;

  private MessagePages(Javalin site) {
    this.site = site;
  }

  /** Serves on a loopback port. */
  public static MessagePages open(int port, MailShelf mails, SmsShelf sms) {
    Javalin site =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.routes.before(MessagePages::protect);
              config.routes.get("/", ctx -> ctx.html(MessageHtml.mails(mails.newest(SHOWN))));
              config.routes.get("/mails.json", ctx -> ctx.json(mails.newest(SHOWN)));
              config.routes.get("/mails/{id}", ctx -> ctx.html(MessageHtml.mail(mail(mails, ctx))));
              config.routes.get("/mails/{id}/html", ctx -> htmlPart(ctx, mail(mails, ctx)));
              config.routes.get("/sms", ctx -> ctx.html(MessageHtml.sms(sms.newest(SHOWN))));
              config.routes.get("/sms.json", ctx -> ctx.json(plain(sms.newest(SHOWN))));
            });
    return new MessagePages(site.start("127.0.0.1", port));
  }

  @Override
  public void close() {
    site.stop();
  }

  /** A mail is a stranger's text: it runs no script and loads nothing. */
  private static void protect(Context ctx) {
    ctx.header("X-Content-Type-Options", "nosniff");
    ctx.header("Cache-Control", "no-store");
    ctx.header(
        "Content-Security-Policy",
        "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; frame-ancestors 'self'");
  }

  private static void htmlPart(Context ctx, Mail mail) {
    ctx.header(
        "Content-Security-Policy",
        "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; img-src data:;"
            + " style-src 'unsafe-inline'; frame-ancestors 'self'");
    ctx.html(mail.html());
  }

  private static Mail mail(MailShelf mails, Context ctx) throws IOException {
    return mails.byId(ctx.pathParam("id")).orElseThrow(NotFoundResponse::new);
  }

  private static List<Map<String, String>> plain(List<JsonNode> messages) {
    return messages.stream()
        .map(
            message ->
                Map.of(
                    "id", message.path("id").asText(),
                    "at", message.path("at").asText(),
                    "from", message.path("from").asText(),
                    "to", message.path("to").asText(),
                    "text", message.path("text").asText()))
        .toList();
  }
}
