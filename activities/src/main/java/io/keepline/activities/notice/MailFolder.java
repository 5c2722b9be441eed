package io.keepline.activities.notice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;

/**
 * Mail for a machine without a mail server: each becomes a file {@code <id>.eml} in a folder, which
 * every mail program opens. A repeat has the same Message-ID and so the same file.
 */
public final class MailFolder implements Mailer {

  private final Path folder;
  private final InstantSource clock;

  private MailFolder(Path folder, InstantSource clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /**
   * Uses a folder, making it where it is missing.
   *
   * @throws IOException if it cannot be made
   */
  public static MailFolder open(Path folder, InstantSource clock) throws IOException {
    Files.createDirectories(folder);
    return new MailFolder(folder, clock);
  }

  @Override
  public SendOutcome send(MailMessage message) {
    String id = message.messageId().substring(1, message.messageId().length() - 1);
    Path file = folder.resolve(id + ".eml");
    Path unfinished = folder.resolve(id + ".part");
    try {
      Files.write(unfinished, MailFormat.bytes(message, clock));
      Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
      return new SendOutcome.Accepted(message.messageId());
    } catch (IOException e) {
      return new SendOutcome.NotDelivered("folder_unwritable");
    }
  }
}
