package io.keepline.activities;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops each renewal of a sandbox brand that reaches one point: writes the file {@code
 * <point>-<leaseId>} into a folder and blocks until the process is killed.
 */
public final class FileHaltPoints implements HaltPoints {
  private static final Logger LOG = LoggerFactory.getLogger(FileHaltPoints.class);

  private final HaltPoint wanted;
  private final Path folder;
  private final Predicate<String> sandbox;

  private FileHaltPoints(HaltPoint wanted, Path folder, Predicate<String> sandbox) {
    this.wanted = wanted;
    this.folder = folder;
    this.sandbox = sandbox;
  }

  /**
   * Stops at a point.
   *
   * @param sandbox whether a lease belongs to a sandbox brand; no other is ever stopped
   * @throws IOException if the folder cannot be made
   */
  public static FileHaltPoints open(HaltPoint wanted, Path folder, Predicate<String> sandbox)
      throws IOException {
    Files.createDirectories(folder);
    return new FileHaltPoints(wanted, folder, sandbox);
  }

  @Override
  public void reached(HaltPoint point, String leaseId) {
    if (point != wanted || !leaseId.matches("[A-Za-z0-9_-]{1,100}") || !sandbox.test(leaseId)) {
      return;
    }
    try {
      Files.writeString(folder.resolve(point.label() + "-" + leaseId), leaseId);
    } catch (IOException unwritable) {
      LOG.error("a halt point could not be marked: point={} leaseId={}", point, leaseId);
      return;
    }
    LOG.warn("halted until killed: point={} leaseId={}", point, leaseId);
    blockForEver();
  }

  private static void blockForEver() {
    CountDownLatch never = new CountDownLatch(1);
    boolean interrupted = true;
    while (interrupted) {
      try {
        never.await();
        interrupted = false;
      } catch (InterruptedException ignored) {
        // Only a kill ends it: a worker that goes on would be another test.
        interrupted = true;
      }
    }
  }
}
