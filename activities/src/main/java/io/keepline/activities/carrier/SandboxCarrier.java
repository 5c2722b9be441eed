package io.keepline.activities.carrier;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.keepline.lifecycle.ServiceLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A carrier for a machine without one: it keeps one file for each number in a folder, {@code
 * <numberId>.json}, and so survives a restart.
 *
 * <p>It fails on demand, also of another process or a person: while the file {@code down} exists it
 * is down; while {@code <numberId>.refused} exists it refuses that number for good, with the file's
 * first line as the code.
 */
public final class SandboxCarrier implements Carrier {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path folder;

  private SandboxCarrier(Path folder) {
    this.folder = folder;
  }

  /**
   * Uses a folder, making it where it is missing.
   *
   * @throws IOException if it cannot be made
   */
  public static SandboxCarrier open(Path folder) throws IOException {
    Files.createDirectories(folder);
    return new SandboxCarrier(folder);
  }

  @Override
  public synchronized CarrierAnswer ensure(CarrierOrder order) {
    try {
      if (Files.exists(folder.resolve("down"))) {
        return new CarrierAnswer.TryLater("down");
      }
      Path refusal = folder.resolve(order.numberId() + ".refused");
      if (Files.exists(refusal)) {
        String code = Files.readString(refusal).lines().findFirst().orElse("");
        return new CarrierAnswer.RefusedForGood(code.isBlank() ? "refused" : code.strip());
      }
      return decide(order, read(order.numberId()));
    } catch (IOException e) {
      return new CarrierAnswer.TryLater("folder_unusable");
    }
  }

  /** Makes it fail, or work again. */
  public void beDown(boolean down) throws IOException {
    mark("down", down ? Optional.of("") : Optional.empty());
  }

  /** Refuses one number for good with a code, or, without one, no longer. */
  public void refuse(String numberId, Optional<String> code) throws IOException {
    mark(numberId + ".refused", code);
  }

  /** The level that is in force for a number. */
  public ServiceLevel inForce(String numberId) throws IOException {
    return read(numberId).map(Line::level).orElse(ServiceLevel.NONE);
  }

  private CarrierAnswer decide(CarrierOrder order, Optional<Line> found) throws IOException {
    List<String> past = new ArrayList<>();
    if (found.isPresent()) {
      Line line = found.get();
      past.addAll(line.pastLeases());
      boolean sameLease = line.leaseId().equals(order.leaseId());
      if (past.contains(order.leaseId()) || (sameLease && order.generation() < line.generation())) {
        return new CarrierAnswer.Stale();
      }
      if (sameLease && order.generation() == line.generation()) {
        return line.level() == order.wanted()
            ? new CarrierAnswer.Done(reference(order))
            : new CarrierAnswer.TryLater("generation_reused");
      }
      if (!sameLease && line.level() != ServiceLevel.NONE) {
        return new CarrierAnswer.TryLater("held_by_another_lease");
      }
      if (!sameLease) {
        past.add(line.leaseId());
      }
    }
    write(
        order.numberId(),
        new Line(
            order.leaseId(), order.generation(), order.wanted(), order.plan().orElse(""), past));
    return new CarrierAnswer.Done(reference(order));
  }

  /** The form of GSMA SGP.22, 4.1, with a host that nobody owns (RFC 2606). */
  private static Optional<String> reference(CarrierOrder order) {
    return order.wanted() == ServiceLevel.FULL
        ? Optional.of("LPA:1$smdp.example$" + order.leaseId().replace('.', '-'))
        : Optional.empty();
  }

  private Optional<Line> read(String numberId) throws IOException {
    Path file = folder.resolve(numberId + ".json");
    return Files.exists(file)
        ? Optional.of(JSON.readValue(file.toFile(), Line.class))
        : Optional.empty();
  }

  /** Replaced in one step: a crash leaves the old file or the new one. */
  private void write(String numberId, Line line) throws IOException {
    Path unfinished = folder.resolve(numberId + ".part");
    JSON.writeValue(unfinished.toFile(), line);
    Files.move(
        unfinished,
        folder.resolve(numberId + ".json"),
        StandardCopyOption.REPLACE_EXISTING,
        StandardCopyOption.ATOMIC_MOVE);
  }

  private void mark(String name, Optional<String> text) throws IOException {
    Path file = folder.resolve(name);
    if (text.isPresent()) {
      Files.writeString(file, text.get());
    } else {
      Files.deleteIfExists(file);
    }
  }

  /** What is known of one number; {@code plan} is empty where none applies. */
  private record Line(
      String leaseId, long generation, ServiceLevel level, String plan, List<String> pastLeases) {}
}
