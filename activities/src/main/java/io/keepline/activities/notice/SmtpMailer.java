package io.keepline.activities.notice;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.time.InstantSource;
import java.util.Properties;
import org.simplejavamail.MailException;
import org.simplejavamail.api.mailer.config.TransportStrategy;
import org.simplejavamail.mailer.MailerBuilder;
import org.simplejavamail.mailer.internal.MailerRegularBuilderImpl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mail over SMTP (RFC 5321). One connection for each mail: the volume is small, and a kept
 * connection that died silently is the most common reason for a mail that is neither sent nor
 * refused.
 *
 * <p>The library builds the session and the mail; the conversation is driven here, because only who
 * holds the transport can tell a failure before the text had left from one after it.
 */
public final class SmtpMailer implements Mailer {

  private static final Logger LOG = LoggerFactory.getLogger(SmtpMailer.class);

  private final Session session;
  private final InstantSource clock;

  private SmtpMailer(Session session, InstantSource clock) {
    this.session = session;
    this.clock = clock;
  }

  /**
   * Prepares to send through a server; connects only when a mail is to be sent.
   *
   * @param server the server
   * @param clock dates the mails
   */
  public static SmtpMailer open(SmtpServer server, InstantSource clock) {
    TransportStrategy strategy = strategy(server.security());
    MailerRegularBuilderImpl builder =
        MailerBuilder.withSMTPServer(server.host(), server.port()).withTransportStrategy(strategy);
    server
        .login()
        .ifPresent(
            login ->
                builder
                    .withSMTPServerUsername(login.user())
                    .withSMTPServerPassword(login.password()));
    Session session = builder.buildMailer().getSession();
    Properties settings = session.getProperties();
    String answer = String.valueOf(server.answerTimeout().toMillis());
    settings.setProperty(
        strategy.propertyNameConnectionTimeout(),
        String.valueOf(server.connectTimeout().toMillis()));
    settings.setProperty(strategy.propertyNameTimeout(), answer);
    settings.setProperty(strategy.propertyNameWriteTimeout(), answer);
    // The mail is taken when DATA is answered; the answer to QUIT may be lost without harm.
    settings.setProperty("mail.smtp.quitwait", "false");
    settings.setProperty("mail.smtps.quitwait", "false");
    return new SmtpMailer(session, clock);
  }

  @Override
  public SendOutcome send(MailMessage message) {
    TracedMail mail;
    try {
      mail = new TracedMail(MailFormat.mime(message, session, clock));
    } catch (MailException | MessagingException e) {
      return refused(message, new SendOutcome.Rejected("mail_malformed"));
    }
    SendOutcome outcome = converse(mail, message);
    return outcome instanceof SendOutcome.Accepted ? outcome : refused(message, outcome);
  }

  private SendOutcome converse(TracedMail mail, MailMessage message) {
    Transport transport;
    try {
      transport = session.getTransport();
      transport.connect();
    } catch (MessagingException e) {
      return SmtpFailure.classify(e, false);
    }
    try {
      transport.sendMessage(mail, mail.getAllRecipients());
      return new SendOutcome.Accepted(message.messageId());
    } catch (MessagingException e) {
      return SmtpFailure.classify(e, mail.hasLeft());
    } finally {
      close(transport);
    }
  }

  private static void close(Transport transport) {
    try {
      transport.close();
    } catch (MessagingException e) {
      LOG.debug("mail server did not end the conversation properly");
    }
  }

  private static SendOutcome refused(MailMessage message, SendOutcome outcome) {
    LOG.info("mail not accepted: messageId={} outcome={}", message.messageId(), outcome);
    return outcome;
  }

  private static TransportStrategy strategy(SmtpServer.Security security) {
    return switch (security) {
      case PLAIN -> TransportStrategy.SMTP;
      case STARTTLS -> TransportStrategy.SMTP_TLS;
      case TLS -> TransportStrategy.SMTPS;
    };
  }
}
