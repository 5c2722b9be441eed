package io.keepline.activities.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmsFolderTest implements SmsSenderContract {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2027-03-01T10:00:00Z"));

  @TempDir Path folder;
  private SmsFolder sender;

  @BeforeEach
  void open() throws IOException {
    sender = SmsFolder.open(folder, CLOCK);
  }

  @Override
  public SmsSender sender() {
    return sender;
  }

  @Override
  public List<String> delivered() throws IOException {
    List<String> texts = new ArrayList<>();
    for (String line : Files.readAllLines(file())) {
      texts.add(JSON.readTree(line).get("text").textValue());
    }
    return texts;
  }

  @Override
  public void breakDown() throws IOException {
    Files.createDirectories(file());
  }

  @Test
  void aRestartKnowsWhatWasSent() throws IOException {
    sender.send(MESSAGE);
    open();
    sender.send(MESSAGE);

    assertThat(delivered()).hasSize(1);
  }

  @Test
  void aLineThatACrashCutShortIsSentAgainOnALineOfItsOwn() throws IOException {
    sender.send(MESSAGE);
    String whole = Files.readString(file());
    Files.writeString(file(), whole.substring(0, whole.length() / 2));
    open();
    sender.send(MESSAGE);

    assertThat(Files.readAllLines(file())).hasSize(2);
    assertThat(Files.readAllLines(file()).get(1)).isEqualTo(whole.strip());
  }

  @Test
  void aLineTellsWhatItCosts() throws IOException {
    sender.send(MESSAGE);

    assertThat(Files.readString(file()))
        .contains("\"parts\":1", "\"at\":\"2027-03-01T10:00:00Z\"", "\"to\":\"+447700900123\"");
  }

  private Path file() {
    return folder.resolve("sms.jsonl");
  }
}
