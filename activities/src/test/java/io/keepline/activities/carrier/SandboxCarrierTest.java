package io.keepline.activities.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.lifecycle.ServiceLevel;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxCarrierTest implements CarrierContract {

  @TempDir Path folder;
  private SandboxCarrier carrier;

  @BeforeEach
  void open() throws IOException {
    carrier = SandboxCarrier.open(folder);
  }

  @Override
  public Carrier carrier() {
    return carrier;
  }

  @Override
  public SandboxCarrier behind() {
    return carrier;
  }

  @Test
  void aRestartForgetsNothing() throws IOException {
    carrier.ensure(CarrierContract.order("lea_1", ServiceLevel.SUSPENDED, 4));
    open();

    assertThat(carrier.inForce("num_7")).isEqualTo(ServiceLevel.SUSPENDED);
    assertThat(carrier.ensure(CarrierContract.order("lea_1", ServiceLevel.FULL, 3)))
        .isEqualTo(new CarrierAnswer.Stale());
  }
}
