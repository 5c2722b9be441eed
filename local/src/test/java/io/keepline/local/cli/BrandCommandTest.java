package io.keepline.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.store.brand.ExampleBrands;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrandCommandTest {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(Object... arguments) {
    String[] texts = new String[arguments.length];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = arguments[i].toString();
    }
    return Keepline.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(texts);
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void aGoodFileCanBeLoaded() throws IOException {
    assertThat(run("brand", "validate", file("tnt.json", ExampleBrands.files().get(0)))).isZero();
    assertThat(out.toString()).contains("tnt.json: can be loaded.");
  }

  @Test
  void everyMistakeIsNamedWithItsFileAndLine() throws IOException {
    String wrong = ExampleBrands.files().get(0).replace("Asia/Shanghai", "Asia/Nowhere");
    assertThat(run("brand", "validate", file("tnt.json", wrong))).isEqualTo(1);
    assertThat(out.toString()).contains("tnt.json: line 5: zone must be an IANA zone");
  }

  @Test
  void twoFilesAreCompared() throws IOException {
    String old = ExampleBrands.files().get(0);
    Path before = file("old.json", old);
    Path after = file("new.json", old.replace("\"USD\": 1500", "\"USD\": 1600"));
    assertThat(run("brand", "diff", before, after)).isZero();
    assertThat(out.toString())
        .contains("plans[tnt-voice].prices.USD: 1500 -> 1600")
        .contains("plan tnt-voice gets a new version");
    assertThat(run("brand", "diff", before, before)).isZero();
    assertThat(out.toString()).contains("Nothing changes.");
  }

  @Test
  void whatIsMissingIsSaid() throws IOException {
    Path good = file("good.json", ExampleBrands.files().get(0));
    assertThat(run("brand", "validate", folder.resolve("none.json"), good)).isEqualTo(2);
    assertThat(out.toString())
        .contains("There is no file")
        .as("the others are looked at all the same")
        .contains("good.json: can be loaded");
    assertThat(run("brand")).isEqualTo(2);
    assertThat(err.toString()).contains("Name what to do: validate, diff or load");
    assertThat(run("brand", "validate")).isEqualTo(2);
  }
}
