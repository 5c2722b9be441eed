package io.keepline.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page that says which journey proves which step of the guides. */
class GuidesTest {
  private static final Path CODE = Path.of("src/test/java/io/keepline/local/journey");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (G[0-4] [0-9]+) \\|.*$");
  private static final Pattern JOURNEY = Pattern.compile("`(\\w+Journey)`");

  /** The steps that are about money. */
  private static final List<String> STEPS =
      List.of(
          "G0 4", "G0 5", "G0 6", "G0 7", "G0 8", "G0 9", "G1 4", "G1 5", "G1 6", "G1 7", "G1 8",
          "G2 6", "G3 6", "G3 7", "G3 8", "G3 9", "G3 11", "G3 12", "G3 13", "G3 14", "G4 3",
          "G4 4", "G4 5", "G4 6", "G4 7", "G4 10", "G4 11", "G4 13", "G4 14");

  @Test
  void everyStepAboutMoneyIsProvedByAJourneyThatRuns() throws IOException {
    String page = Files.readString(Path.of("../docs/guides.md"));
    String journeys = Files.readString(CODE.resolve("Journeys.java"));
    assertThat(ROW.matcher(page).results().map(row -> row.group(1)))
        .containsExactlyElementsOf(STEPS);
    for (MatchResult row : ROW.matcher(page).results().toList()) {
      List<String> named =
          JOURNEY.matcher(row.group()).results().map(name -> name.group(1)).toList();
      assertThat(named).as(row.group()).isNotEmpty();
      for (String journey : named) {
        assertThat(CODE.resolve(journey + ".java")).exists();
        assertThat(journeys).containsPattern("\\b" + journey + "(\\(|\\.)");
      }
    }
  }
}
