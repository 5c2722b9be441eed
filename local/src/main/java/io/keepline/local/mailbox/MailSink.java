package io.keepline.local.mailbox;

import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.keepline.local.CannotRun;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An SMTP server that takes every mail. A mail is a file before it is accepted, so one that the
 * sender saw accepted is there after a crash too.
 */
public final class MailSink implements AutoCloseable {
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS").withZone(ZoneOffset.UTC);

  private final GreenMail server;
  private final Path folder;
  private final InstantSource clock;
  private final AtomicLong count = new AtomicLong();

  private MailSink(GreenMail server, Path folder, InstantSource clock) {
    this.server = server;
    this.folder = folder;
    this.clock = clock;
  }

  /** Listens on a loopback port and keeps mails in a folder. */
  public static MailSink open(int port, Path folder, InstantSource clock) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new CannotRun("The mail folder " + folder + " cannot be made.", e);
    }
    GreenMail server = new GreenMail(new ServerSetup(port, "127.0.0.1", "smtp"));
    server.start();
    MailSink sink = new MailSink(server, folder, clock);
    GreenMailUser everyone = server.setUser("everyone@localhost", "everyone", "");
    server
        .getUserManager()
        .setMessageDeliveryHandler((mail, recipient) -> sink.keep(mail, everyone));
    return sink;
  }

  @Override
  public void close() {
    server.stop();
  }

  private GreenMailUser keep(MovingMessage mail, GreenMailUser everyone)
      throws MessagingException, UserException {
    String name =
        "%s-%04d.eml".formatted(WHEN.format(clock.instant()), count.incrementAndGet() % 10_000);
    Path unfinished = folder.resolve(name + ".part");
    try {
      try (OutputStream out = Files.newOutputStream(unfinished)) {
        mail.getMessage().writeTo(out);
      }
      Files.move(unfinished, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
      // The files are the mailbox; the server's own copies would only fill the memory.
      server.purgeEmailFromAllMailboxes();
    } catch (IOException | FolderException e) {
      throw new UserException("the mail cannot be kept", e);
    }
    return everyone;
  }
}
