package io.keepline.local.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.local.folder.DataFolder;
import io.keepline.local.folder.Ports;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailSinkTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  @TempDir Path directory;

  @Test
  void anAcceptedMailIsAFileAndReadsAsItWasSent() throws Exception {
    int port = freePort("smtp");
    try (MailSink sink = MailSink.open(port, directory, InstantSource.fixed(NOW))) {
      assertThat(sink).isNotNull();
      send(port, "号码即将到期", "请续费 <b>", "<p>请续费</p>");
    }
    List<Mail> mails = new MailShelf(directory).newest(10);
    assertThat(mails).hasSize(1);
    Mail mail = mails.get(0);
    assertThat(mail.subject()).isEqualTo("号码即将到期");
    assertThat(mail.text().strip()).isEqualTo("请续费 <b>");
    assertThat(mail.html().strip()).isEqualTo("<p>请续费</p>");
    assertThat(mail.to()).containsExactly("holder@example.com");
    assertThat(mail.date()).isEqualTo("2026-03-01T10:00:00Z");
  }

  @Test
  void thePageShowsAStrangersTextWithoutRunningIt() throws Exception {
    int smtp = freePort("smtp");
    int http = freePort("pages");
    try (MailSink sink = MailSink.open(smtp, directory, InstantSource.fixed(NOW));
        MessagePages pages =
            MessagePages.open(http, new MailShelf(directory), new SmsShelf(directory))) {
      assertThat(sink).isNotNull();
      assertThat(pages).isNotNull();
      send(smtp, "<script>alert(1)</script>", "text", "<p>part</p>");
      assertThat(get(http, "/").body()).contains("&lt;script&gt;").doesNotContain("<script>");
      String id = new MailShelf(directory).newest(1).get(0).id();
      HttpResponse<String> part = get(http, "/mails/" + id + "/html");
      assertThat(part.body()).contains("<p>part</p>");
      assertThat(part.headers().firstValue("Content-Security-Policy").orElse(""))
          .startsWith("sandbox");
      assertThat(get(http, "/mails/..%2F..%2Fetc").statusCode()).isIn(400, 404);
      assertThat(get(http, "/mails/nothing").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void shortMessagesAreListedNewestFirstAndACutLineIsLeftOut() throws Exception {
    Files.writeString(
        directory.resolve("sms.jsonl"),
        """
        {"id":"1","at":"2026-03-01T10:00:00Z","from":"tnt","to":"+12025550101","text":"one"}
        {"id":"2","at":"2026-03-01T11:00:00Z","from":"tnt","to":"+12025550101","text":"two"}
        {"id":"3","at":"2026-0\
        """);
    assertThat(new SmsShelf(directory).newest(10))
        .extracting(message -> message.path("text").asText())
        .containsExactly("two", "one");
  }

  private int freePort(String name) {
    return new Ports(DataFolder.make(directory.resolve("ports")), false).choose(name, 1);
  }

  private static void send(int port, String subject, String text, String html) throws Exception {
    Properties settings = new Properties();
    settings.setProperty("mail.smtp.host", "127.0.0.1");
    settings.setProperty("mail.smtp.port", "" + port);
    MimeMessage message = new MimeMessage(Session.getInstance(settings));
    message.setFrom(new InternetAddress("service@example.org"));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress("holder@example.com"));
    message.setSubject(subject, "UTF-8");
    message.setSentDate(Date.from(NOW));
    MimeBodyPart plain = new MimeBodyPart();
    plain.setText(text, "UTF-8");
    MimeBodyPart rich = new MimeBodyPart();
    rich.setContent(html, "text/html; charset=UTF-8");
    message.setContent(new MimeMultipart("alternative", plain, rich));
    Transport.send(message);
  }

  private static HttpResponse<String> get(int port, String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
