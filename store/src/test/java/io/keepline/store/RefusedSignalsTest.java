package io.keepline.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RefusedSignalsTest {
  private LeaseFixture fixture;

  @BeforeEach
  void open() {
    fixture = new LeaseFixture(TestDatabase.create());
    fixture.reserved("lea_1", 1);
  }

  @AfterEach
  void close() {
    fixture.database.close();
  }

  @Test
  void aRefusedSignalStandsInTheTimelineOnce() {
    RefusedSignals signals = new RefusedSignals(fixture.database);
    for (int i = 0; i < 2; i++) {
      signals.write(
          "lea_1", "sig_1", "putHold: hold: no such value", LeaseFixture.NOW, LeaseFixture.NOW);
    }
    assertThat(new Timeline(fixture.database).page("lea_1", TimelineEntry.Cursor.START, 100))
        .filteredOn(entry -> entry.what().equals("SIGNAL_REFUSED"))
        .singleElement()
        .satisfies(entry -> assertThat(entry.cause()).isEqualTo("putHold: hold: no such value"));
  }

  @Test
  void aSignalOfALeaseThatDoesNotExistWritesNothing() {
    new RefusedSignals(fixture.database)
        .write("lea_none", "sig_2", "x: y", LeaseFixture.NOW, LeaseFixture.NOW);
    assertThat(new Timeline(fixture.database).page("lea_none", TimelineEntry.Cursor.START, 100))
        .isEmpty();
  }
}
