package io.keepline.local.folder;

import io.keepline.local.CannotRun;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * One stack per folder. The operating system drops the lock with the process, so a killed stack
 * leaves none.
 */
public final class FolderLock implements AutoCloseable {
  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the folder.
   *
   * @throws CannotRun if a stack runs on it
   */
  public static FolderLock take(DataFolder folder) {
    Path file = folder.root().resolve("lock");
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw new CannotRun(
            "A local stack already runs on "
                + folder.root()
                + ": use that one, stop it, or name another folder with --data DIR.");
      }
      return new FolderLock(channel);
    } catch (IOException e) {
      throw new CannotRun("The lock " + file + " cannot be taken: " + e.getMessage(), e);
    }
  }

  /** Whether a stack runs on the folder, in this process or another. */
  public static boolean isTaken(DataFolder folder) {
    Path file = folder.root().resolve("lock");
    if (!file.toFile().exists()) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      FileLock lock = tryLock(channel);
      if (lock == null) {
        return true;
      }
      lock.release();
      return false;
    } catch (IOException e) {
      return false;
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByThisProcess) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
