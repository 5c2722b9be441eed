package io.keepline.activities.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.activities.notice.FaultySmtp.Point;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way an SMTP conversation fails, and what may be said about the mail afterwards. */
class SmtpFaultsTest {

  private static final MailMessage MESSAGE = Notices.mail("<ntc_1@tm.example>", "ada@example.org");

  @Test
  void nobodyListeningIsNotDelivered() throws IOException {
    FaultySmtp gone = FaultySmtp.at(Point.GREETING, FaultySmtp.DROP);
    gone.close();

    assertThat(send(gone)).isEqualTo(new SendOutcome.NotDelivered("smtp_unreachable"));
  }

  @ParameterizedTest
  @CsvSource({
    "RCPT, 550 no such user ada@example.org, smtp_550",
    "RCPT, 553 bad mailbox, smtp_553",
    "END_OF_DATA, 554 refused, smtp_554",
  })
  void aMailThatWillNeverBeTakenIsRejectedByItsCodeAlone(Point point, String line, String code)
      throws IOException {
    try (FaultySmtp server = FaultySmtp.at(point, line)) {
      assertThat(send(server)).isEqualTo(new SendOutcome.Rejected(code));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "MAIL, 451 busy, smtp_sender_451",
    "MAIL, 530 log in first, smtp_sender_530",
    "MAIL, 550 we do not know you, smtp_sender_550",
    "RCPT, 450 mailbox busy, smtp_450",
    "RCPT, 552 mailbox full, smtp_552",
    "DATA, 451 busy, smtp_451",
    "END_OF_DATA, 452 no room, smtp_452",
  })
  void aTemporaryRefusalIsNotDelivered(Point point, String line, String code) throws IOException {
    try (FaultySmtp server = FaultySmtp.at(point, line)) {
      assertThat(send(server)).isEqualTo(new SendOutcome.NotDelivered(code));
    }
  }

  @ParameterizedTest
  @CsvSource({"MAIL", "RCPT", "DATA"})
  void aServerThatIsSlowBeforeTheTextHasSurelyNotTakenIt(Point point) throws IOException {
    try (FaultySmtp server = FaultySmtp.at(point, FaultySmtp.HANG)) {
      assertThat(send(server)).isEqualTo(new SendOutcome.NotDelivered("smtp_timeout"));
      assertThat(server.taken()).isEmpty();
    }
  }

  @Test
  void aServerThatNeverGreetsIsNotDelivered() throws IOException {
    try (FaultySmtp server = FaultySmtp.at(Point.GREETING, FaultySmtp.HANG)) {
      assertThat(send(server)).isInstanceOf(SendOutcome.NotDelivered.class);
    }
  }

  @Test
  void aConnectionLostBeforeTheTextIsNotDelivered() throws IOException {
    try (FaultySmtp server = FaultySmtp.at(Point.DATA, FaultySmtp.DROP)) {
      assertThat(send(server)).isEqualTo(new SendOutcome.NotDelivered("smtp_lost"));
    }
  }

  @Test
  void aServerThatHangsAfterTheTextMayHaveTakenIt() throws IOException {
    try (FaultySmtp server = FaultySmtp.at(Point.END_OF_DATA, FaultySmtp.HANG)) {
      assertThat(send(server)).isEqualTo(new SendOutcome.Uncertain("smtp_timeout"));
      assertThat(server.taken()).hasSize(1);
    }
  }

  @Test
  void aConnectionLostAfterTheTextMayHaveTakenIt() throws IOException {
    try (FaultySmtp server = FaultySmtp.at(Point.END_OF_DATA, FaultySmtp.DROP)) {
      assertThat(send(server)).isEqualTo(new SendOutcome.Uncertain("smtp_lost"));
      assertThat(server.taken()).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({"hang", "drop"})
  void aFarewellThatFailsTakesNothingBack(String fault) throws IOException {
    try (FaultySmtp server = FaultySmtp.at(Point.QUIT, fault)) {
      assertThat(send(server)).isEqualTo(new SendOutcome.Accepted("<ntc_1@tm.example>"));
    }
  }

  @Test
  void aServerWithoutTlsIsNotUsedWhereTlsIsWanted() throws IOException {
    try (FaultySmtp server = FaultySmtp.at(Point.QUIT, FaultySmtp.DROP)) {
      SmtpMailer mailer =
          SmtpMailer.open(smtp(server, SmtpServer.Security.STARTTLS), InstantSource.system());

      assertThat(mailer.send(MESSAGE)).isInstanceOf(SendOutcome.NotDelivered.class);
      assertThat(server.taken()).isEmpty();
    }
  }

  private static SendOutcome send(FaultySmtp server) {
    InstantSource clock = InstantSource.fixed(Instant.parse("2027-03-01T10:00:00Z"));
    return SmtpMailer.open(smtp(server, SmtpServer.Security.PLAIN), clock).send(MESSAGE);
  }

  private static SmtpServer smtp(FaultySmtp server, SmtpServer.Security security) {
    return new SmtpServer(
        "127.0.0.1",
        server.port(),
        security,
        Optional.empty(),
        Duration.ofSeconds(10),
        server.hangs() ? Duration.ofSeconds(1) : Duration.ofSeconds(20));
  }
}
