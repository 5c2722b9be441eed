package io.keepline.activities.notice;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The contract over a real SMTP server in process. */
class SmtpMailerTest implements MailerContract {

  private GreenMail server;
  private SmtpMailer mailer;

  @BeforeEach
  void start() {
    server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    mailer =
        SmtpMailer.open(
            SmtpServer.of(
                "127.0.0.1",
                server.getSmtp().getPort(),
                SmtpServer.Security.PLAIN,
                Optional.empty()),
            InstantSource.fixed(Instant.parse("2027-03-01T10:00:00Z")));
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Override
  public Mailer mailer() {
    return mailer;
  }

  @Override
  public List<MimeMessage> delivered() {
    return List.of(server.getReceivedMessages());
  }

  @Override
  public void breakDown() {
    server.stop();
  }
}
