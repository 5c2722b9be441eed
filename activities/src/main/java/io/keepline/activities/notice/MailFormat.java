package io.keepline.activities.notice;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.time.InstantSource;
import java.util.Date;
import org.simplejavamail.api.email.Email;
import org.simplejavamail.api.email.EmailPopulatingBuilder;
import org.simplejavamail.converter.EmailConverter;
import org.simplejavamail.email.EmailBuilder;

/** Turns a composed mail into the format of RFC 5322, for every way a mail may leave. */
final class MailFormat {

  private MailFormat() {}

  static MimeMessage mime(MailMessage message, Session session, InstantSource clock) {
    return EmailConverter.emailToMimeMessage(email(message, clock), session);
  }

  static byte[] bytes(MailMessage message, InstantSource clock) {
    return EmailConverter.mimeMessageToEMLByteArray(
        EmailConverter.emailToMimeMessage(email(message, clock)));
  }

  /** Auto-Submitted (RFC 3834) keeps out-of-office answers away. */
  private static Email email(MailMessage message, InstantSource clock) {
    EmailPopulatingBuilder email =
        EmailBuilder.startingBlank()
            .from(message.fromName(), message.from().address())
            .to(message.to().address())
            .withSubject(message.subject())
            .withPlainText(message.text())
            .withHTMLText(message.html())
            .fixingMessageId(message.messageId())
            .fixingSentDate(Date.from(clock.instant()))
            .withHeader("Content-Language", message.locale().toLanguageTag())
            .withHeader("Auto-Submitted", "auto-generated");
    message.headers().forEach(email::withHeader);
    return email.buildEmail();
  }
}
