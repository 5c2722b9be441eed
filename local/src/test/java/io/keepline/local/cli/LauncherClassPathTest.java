package io.keepline.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * The launcher runs on this module's run-time libraries, tests on those of the tests. A scope
 * written here overrules the one that another module brings, so a library that this module needs
 * for its tests only can vanish from the launcher while every test passes.
 */
class LauncherClassPathTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final List<String> OTHERS =
      List.of("lifecycle", "workflows", "store", "payments", "activities", "api", "worker");

  @Test
  void whatOtherModulesRunOnIsNotForTestsOnlyHere() throws Exception {
    Set<String> needed = new HashSet<>();
    for (String module : OTHERS) {
      needed.addAll(libraries(module, false));
    }
    assertThat(needed).contains("com.fasterxml.jackson.core:jackson-databind");
    assertThat(libraries("local", true)).isNotEmpty().doesNotContainAnyElementsOf(needed);
  }

  private static Set<String> libraries(String module, boolean testsOnly) throws Exception {
    File pom = ROOT.resolve(module).resolve("pom.xml").toFile();
    NodeList all =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(pom)
            .getElementsByTagName("dependency");
    Set<String> names = new HashSet<>();
    IntStream.range(0, all.getLength())
        .mapToObj(i -> (Element) all.item(i))
        .filter(library -> word(library, "type").isEmpty())
        .filter(library -> word(library, "scope").equals("test") == testsOnly)
        .forEach(
            library -> names.add(word(library, "groupId") + ":" + word(library, "artifactId")));
    return names;
  }

  private static String word(Element library, String tag) {
    NodeList found = library.getElementsByTagName(tag);
    return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
  }
}
