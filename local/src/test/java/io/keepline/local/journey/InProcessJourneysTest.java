package io.keepline.local.journey;

import io.keepline.local.temporal.TemporalChoice;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The journeys on the server inside this process: always. */
class InProcessJourneysTest {
  @TempDir static Path folder;

  @TestFactory
  Stream<DynamicTest> journeys() {
    return new Journeys(folder, new TemporalChoice.InProcess()).all();
  }
}
