package io.keepline.local.folder;

import io.keepline.local.CannotRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where everything of one local stack lies.
 *
 * @param root the folder, absolute
 */
public record DataFolder(Path root) {
  private static final SecureRandom RANDOM = new SecureRandom();

  /** One of these is in every folder on which a stack ever began. */
  private static final Set<String> OURS =
      Set.of("keepline.log", "lock", "ports.properties", "secrets");

  /** Makes the path absolute. */
  public DataFolder {
    root = root.toAbsolutePath().normalize();
  }

  /**
   * Makes the folder, readable by its owner only, where it is missing. A folder with something else
   * in it is left as it is: it would lose its permissions, and a stack's files would lie about in
   * it.
   *
   * @throws CannotRun if it cannot be made or written, or holds something else
   */
  public static DataFolder make(Path path) {
    DataFolder folder = new DataFolder(path);
    try {
      Files.createDirectories(folder.root);
      if (!folder.isOurs()) {
        throw CannotRun.wrongInput(
            "The folder "
                + folder.root
                + " holds something else: name an empty or a new one with --data DIR.");
      }
      ownerOnly(folder.root, "rwx------");
    } catch (IOException e) {
      throw new CannotRun(
          "The folder " + folder.root + " cannot be made: name another one with --data DIR.", e);
    }
    if (!Files.isWritable(folder.root)) {
      throw new CannotRun(
          "The folder " + folder.root + " cannot be written: name another one with --data DIR.");
    }
    return folder;
  }

  private boolean isOurs() throws IOException {
    try (Stream<Path> entries = Files.list(root)) {
      List<String> names = entries.map(entry -> entry.getFileName().toString()).toList();
      return names.isEmpty() || names.stream().anyMatch(OURS::contains);
    }
  }

  /** PostgreSQL's own files. */
  public Path postgres() {
    return root.resolve("postgres");
  }

  /** The mails that were sent, a file each. */
  public Path mails() {
    return root.resolve("mails");
  }

  /** The short messages that were sent. */
  public Path sms() {
    return root.resolve("sms");
  }

  /** The development server's database. */
  public Path temporalDatabase() {
    return root.resolve("temporal.db");
  }

  /** What the processes have to say. */
  public Path log() {
    return root.resolve("keepline.log");
  }

  /** Where the running stack says how to reach it. */
  public Path stack() {
    return root.resolve("stack.json");
  }

  /** Whether a stack has ever run here. */
  public boolean isUsed() {
    return Files.exists(postgres().resolve("PG_VERSION"));
  }

  /**
   * A secret that stays the same over restarts: 32 random bytes as text, in a file that only the
   * owner reads.
   */
  public String secret(String name) {
    Path secrets = root.resolve("secrets");
    Path file = secrets.resolve(name);
    try {
      if (Files.exists(file)) {
        return Files.readString(file).strip();
      }
      Files.createDirectories(secrets);
      ownerOnly(secrets, "rwx------");
      byte[] bytes = new byte[32];
      RANDOM.nextBytes(bytes);
      String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
      replace(file, secret + "\n");
      return secret;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a file that only the owner reads, whole or not at all. */
  public void replace(Path file, String text) throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".part");
    Files.deleteIfExists(unfinished);
    Files.createFile(unfinished);
    ownerOnly(unfinished, "rw-------");
    Files.writeString(unfinished, text);
    Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void ownerOnly(Path path, String permissions) throws IOException {
    if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
  }
}
