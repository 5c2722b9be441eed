package io.keepline.local.journey;

import io.keepline.local.temporal.TemporalChoice;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same journeys on the real server, where this machine has it. CI fails if none ran here; see
 * CONTRIBUTING.md.
 */
class RealServerJourneysTest {
  @TempDir static Path folder;

  @TestFactory
  Stream<DynamicTest> journeys() {
    Optional<Path> binary = TemporalChoice.installed(System.getenv());
    if (binary.isEmpty()) {
      System.out.println(
          "NOT RUN: the journeys on the real Temporal server. There is no temporal binary;"
              + " CONTRIBUTING.md says how to get one. They ran in process.");
      return Stream.empty();
    }
    return new Journeys(folder, new TemporalChoice.Binary(binary.get())).all();
  }
}
