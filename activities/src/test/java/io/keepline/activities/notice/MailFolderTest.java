package io.keepline.activities.notice;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailFolderTest implements MailerContract {

  @TempDir Path base;
  private Path folder;
  private MailFolder mailer;

  @BeforeEach
  void open() throws IOException {
    folder = base.resolve("mail");
    mailer = MailFolder.open(folder, InstantSource.fixed(Instant.parse("2027-03-01T10:00:00Z")));
  }

  @Override
  public Mailer mailer() {
    return mailer;
  }

  @Override
  public List<MimeMessage> delivered() throws Exception {
    List<MimeMessage> mails = new ArrayList<>();
    try (var files = Files.newDirectoryStream(folder, "*.eml")) {
      for (Path file : files) {
        try (var in = Files.newInputStream(file)) {
          mails.add(new MimeMessage(null, in));
        }
      }
    }
    return mails;
  }

  @Override
  public void breakDown() throws IOException {
    Files.delete(folder);
  }

  @Test
  void aRepeatIsOneFile() throws IOException {
    mailer.send(Notices.mail("<ntc_1@tm.example>", "ada@example.org"));
    mailer.send(Notices.mail("<ntc_1@tm.example>", "ada@example.org"));
    mailer.send(Notices.mail("<ntc_2@tm.example>", "ada@example.org"));

    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("ntc_1@tm.example.eml", "ntc_2@tm.example.eml");
    }
  }
}
