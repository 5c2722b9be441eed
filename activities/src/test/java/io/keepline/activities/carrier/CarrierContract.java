package io.keepline.activities.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.lifecycle.Msisdn;
import io.keepline.lifecycle.ServiceLevel;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link Carrier} keeps. */
interface CarrierContract {

  Carrier carrier();

  /** What stands behind the adapter, or is it. */
  SandboxCarrier behind();

  static CarrierOrder order(String leaseId, ServiceLevel wanted, long generation) {
    return new CarrierOrder(
        "num_7", Msisdn.parse("+12025550123"), leaseId, wanted, Optional.of("plan_m"), generation);
  }

  @Test
  default void provisioningAnswersWithAnActivationReference() throws Exception {
    CarrierAnswer answer = carrier().ensure(order("lea_1", ServiceLevel.FULL, 1));

    assertThat(answer)
        .isInstanceOfSatisfying(
            CarrierAnswer.Done.class,
            done -> assertThat(done.activationReference().orElseThrow()).startsWith("LPA:1$"));
    assertThat(behind().inForce("num_7")).isEqualTo(ServiceLevel.FULL);
  }

  @Test
  default void theSameOrderAgainIsAnsweredAsBefore() {
    CarrierOrder order = order("lea_1", ServiceLevel.FULL, 1);

    assertThat(carrier().ensure(order)).isEqualTo(carrier().ensure(order));
  }

  @Test
  default void everyLevelIsReached() throws Exception {
    long generation = 0;
    for (ServiceLevel wanted : ServiceLevel.values()) {
      generation++;
      assertThat(carrier().ensure(order("lea_1", wanted, generation)))
          .isInstanceOf(CarrierAnswer.Done.class);
      assertThat(behind().inForce("num_7")).isEqualTo(wanted);
    }
  }

  /** E35: "suspend" retried behind "restore": service stays on. */
  @Test
  default void aLateSuspendNeverOvertakesARestore() throws Exception {
    carrier().ensure(order("lea_1", ServiceLevel.FULL, 1));
    carrier().ensure(order("lea_1", ServiceLevel.FULL, 3));

    assertThat(carrier().ensure(order("lea_1", ServiceLevel.SUSPENDED, 2)))
        .isEqualTo(new CarrierAnswer.Stale());
    assertThat(behind().inForce("num_7")).isEqualTo(ServiceLevel.FULL);
  }

  @Test
  default void oneWishIsNotTwoLevels() throws Exception {
    carrier().ensure(order("lea_1", ServiceLevel.FULL, 1));

    assertThat(carrier().ensure(order("lea_1", ServiceLevel.SUSPENDED, 1)))
        .isEqualTo(new CarrierAnswer.TryLater("generation_reused"));
    assertThat(behind().inForce("num_7")).isEqualTo(ServiceLevel.FULL);
  }

  @Test
  default void aNumberIsNotGivenAwayBeforeItsLeaseLetsItGo() throws Exception {
    carrier().ensure(order("lea_1", ServiceLevel.SUSPENDED, 5));

    assertThat(carrier().ensure(order("lea_2", ServiceLevel.FULL, 1)))
        .isEqualTo(new CarrierAnswer.TryLater("held_by_another_lease"));
    assertThat(behind().inForce("num_7")).isEqualTo(ServiceLevel.SUSPENDED);
  }

  @Test
  default void anOldLeaseNeverReachesTheNextHolder() throws Exception {
    carrier().ensure(order("lea_1", ServiceLevel.FULL, 8));
    carrier().ensure(order("lea_1", ServiceLevel.NONE, 9));
    assertThat(carrier().ensure(order("lea_2", ServiceLevel.FULL, 1)))
        .isInstanceOf(CarrierAnswer.Done.class);

    assertThat(carrier().ensure(order("lea_1", ServiceLevel.NONE, 10)))
        .isEqualTo(new CarrierAnswer.Stale());
    assertThat(behind().inForce("num_7")).isEqualTo(ServiceLevel.FULL);
  }

  @Test
  default void aRefusalForGoodCarriesItsCode() throws Exception {
    behind().refuse("num_7", Optional.of("profile_unavailable"));

    assertThat(carrier().ensure(order("lea_1", ServiceLevel.FULL, 1)))
        .isEqualTo(new CarrierAnswer.RefusedForGood("profile_unavailable"));
    assertThat(behind().inForce("num_7")).isEqualTo(ServiceLevel.NONE);

    behind().refuse("num_7", Optional.empty());
    assertThat(carrier().ensure(order("lea_1", ServiceLevel.FULL, 1)))
        .isInstanceOf(CarrierAnswer.Done.class);
  }

  @Test
  default void aCarrierThatIsDownIsAskedAgain() throws Exception {
    behind().beDown(true);
    assertThat(carrier().ensure(order("lea_1", ServiceLevel.FULL, 1)))
        .isEqualTo(new CarrierAnswer.TryLater("down"));

    behind().beDown(false);
    assertThat(carrier().ensure(order("lea_1", ServiceLevel.FULL, 1)))
        .isInstanceOf(CarrierAnswer.Done.class);
  }

  @Test
  default void theActivationReferenceIsNotPrinted() {
    assertThat(carrier().ensure(order("lea_1", ServiceLevel.FULL, 1)).toString())
        .doesNotContain("LPA");
  }
}
