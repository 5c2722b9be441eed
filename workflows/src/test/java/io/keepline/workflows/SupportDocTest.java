package io.keepline.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.workflow.UpdateMethod;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page for support people names every update, and its payloads can be sent as they stand. */
class SupportDocTest {
  private static final Path PAGE = Path.of("../docs/support.md");
  private static final Pattern ROW = Pattern.compile("\\| `(\\w+)` \\| .* \\| `(\\{.*})` \\|");

  @Test
  void everyPayloadIsOneThatItsUpdateTakes() throws Exception {
    Map<String, String> rows = rows();
    assertThat(rows).hasSizeGreaterThan(10);
    for (Map.Entry<String, String> row : rows.entrySet()) {
      Class<?> type = update(row.getKey());
      Object command =
          Json.readTyped(
              row.getValue().getBytes(StandardCharsets.UTF_8), type.asSubclass(Record.class));
      assertThat(command).isNotNull();
      if (command instanceof Commands.Command readable) {
        assertThat(readable.stimulus().by().requestId()).startsWith("r");
      }
    }
  }

  @Test
  void everyUpdateIsNamed() throws Exception {
    String page = Files.readString(PAGE);
    for (String name : updates()) {
      assertThat(page).contains("`" + name + "`");
    }
  }

  private static List<String> updates() {
    return Arrays.stream(NumberLifecycle.class.getMethods())
        .filter(method -> method.isAnnotationPresent(UpdateMethod.class))
        .map(java.lang.reflect.Method::getName)
        .filter(name -> !name.equals("firstAnswer"))
        .sorted()
        .toList();
  }

  private static Class<?> update(String name) {
    return Arrays.stream(NumberLifecycle.class.getMethods())
        .filter(method -> method.getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no update " + name))
        .getParameterTypes()[0];
  }

  private static Map<String, String> rows() throws IOException {
    Map<String, String> rows = new LinkedHashMap<>();
    for (String line : new ArrayList<>(Files.readAllLines(PAGE))) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        rows.put(row.group(1), row.group(2));
      }
    }
    return rows;
  }
}
