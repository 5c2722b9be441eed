package io.keepline.activities.notice;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every {@link Mailer} keeps. */
interface MailerContract {

  Mailer mailer();

  /** The mails that arrived. */
  List<MimeMessage> delivered() throws Exception;

  /** Makes the channel unable to take anything. */
  void breakDown() throws Exception;

  @Test
  default void aMailArrivesWordForWordInTextAndHtml() throws Exception {
    MailMessage message = Notices.mail("<ntc_1@tm.example>", "ada@example.org");

    assertThat(mailer().send(message)).isEqualTo(new SendOutcome.Accepted("<ntc_1@tm.example>"));

    MimeMessage mail = delivered().get(0);
    assertThat(mail.getSubject()).isEqualTo(message.subject());
    assertThat(mail.getFrom()[0]).hasToString("TM Keep-Alive <notices@tm.example>");
    assertThat(mail.getAllRecipients()).hasSize(1);
    assertThat(mail.getAllRecipients()[0]).hasToString("ada@example.org");
    assertThat(mail.getMessageID()).isEqualTo("<ntc_1@tm.example>");
    assertThat(mail.getHeader("Keepline-Notice")).containsExactly("ntc_1a2b");
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(mail.getHeader("Content-Language")).containsExactly("en");
    assertThat(mail.getSentDate()).isEqualTo("2027-03-01T10:00:00Z");
    Map<String, String> parts = new HashMap<>();
    collect(mail, parts);
    assertThat(parts.get("text/plain").replace("\r\n", "\n").strip())
        .isEqualTo(message.text().strip());
    assertThat(parts.get("text/html").strip()).isEqualTo(message.html());
  }

  @Test
  default void aRepeatCarriesTheSameMessageId() throws Exception {
    MailMessage message = Notices.mail("<ntc_1@tm.example>", "ada@example.org");
    mailer().send(message);
    mailer().send(message);

    assertThat(delivered())
        .isNotEmpty()
        .allSatisfy(mail -> assertThat(mail.getMessageID()).isEqualTo("<ntc_1@tm.example>"));
  }

  @Test
  default void aBrokenChannelIsAnOutcomeAndNoException() throws Exception {
    breakDown();

    assertThat(mailer().send(Notices.mail("<ntc_1@tm.example>", "ada@example.org")))
        .isInstanceOf(SendOutcome.NotDelivered.class);
  }

  private static void collect(Part part, Map<String, String> parts) throws Exception {
    if (part.getContent() instanceof Multipart several) {
      for (int i = 0; i < several.getCount(); i++) {
        collect(several.getBodyPart(i), parts);
      }
    } else {
      parts.put(
          part.isMimeType("text/html") ? "text/html" : "text/plain", (String) part.getContent());
    }
  }
}
