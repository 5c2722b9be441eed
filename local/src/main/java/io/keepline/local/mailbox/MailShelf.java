package io.keepline.local.mailbox;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the mails in a folder. */
public final class MailShelf {
  private final Path folder;

  /** Over a folder of {@code .eml} files. */
  public MailShelf(Path folder) {
    this.folder = folder;
  }

  /** The newest mails, newest first. */
  public List<Mail> newest(int limit) throws IOException {
    List<Mail> mails = new ArrayList<>();
    for (Path file : files().stream().limit(limit).toList()) {
      mails.add(read(file));
    }
    return mails;
  }

  /** One mail by its id. */
  public Optional<Mail> byId(String id) throws IOException {
    // Only a name that the folder lists is opened: an id is never made into a path.
    for (Path file : files()) {
      if (id(file).equals(id)) {
        return Optional.of(read(file));
      }
    }
    return Optional.empty();
  }

  private List<Path> files() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".eml"))
          .sorted(Comparator.comparing(MailShelf::id).reversed())
          .toList();
    }
  }

  private static String id(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.substring(0, name.length() - ".eml".length());
  }

  private static Mail read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MimeMessage message = new MimeMessage(null, in);
      Date date = message.getSentDate();
      return new Mail(
          id(file),
          Optional.ofNullable(message.getMessageID()).orElse(""),
          date == null ? "" : date.toInstant().toString(),
          texts(message.getFrom()).stream().findFirst().orElse(""),
          texts(message.getAllRecipients()),
          Optional.ofNullable(message.getSubject()).orElse(""),
          part(message, "text/plain").orElse(""),
          part(message, "text/html").orElse(""));
    } catch (MessagingException e) {
      throw new IOException("not a mail: " + file.getFileName(), e);
    }
  }

  private static List<String> texts(Address @org.jspecify.annotations.Nullable [] addresses) {
    return addresses == null
        ? List.of()
        : Arrays.stream(addresses).map(MailShelf::readable).toList();
  }

  private static String readable(Address address) {
    return address instanceof jakarta.mail.internet.InternetAddress internet
        ? internet.toUnicodeString()
        : address.toString();
  }

  private static Optional<String> part(Part part, String type)
      throws MessagingException, IOException {
    if (part.isMimeType(type)) {
      return Optional.of(part.getContent().toString());
    }
    if (part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        Optional<String> found = part(parts.getBodyPart(i), type);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }
}
