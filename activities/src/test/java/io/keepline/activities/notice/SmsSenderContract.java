package io.keepline.activities.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.lifecycle.Msisdn;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link SmsSender} keeps. */
interface SmsSenderContract {

  SmsMessage MESSAGE =
      new SmsMessage("ntc_1", "TMKEEP", Msisdn.parse("+447700900123"), "您的号码 \"***0123\"\nexpires");

  SmsSender sender();

  /** The texts that went out, in order. */
  List<String> delivered() throws Exception;

  /** Makes the channel unable to take anything. */
  void breakDown() throws Exception;

  @Test
  default void aMessageGoesOutWordForWord() throws Exception {
    SendOutcome outcome = sender().send(MESSAGE);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            SendOutcome.Accepted.class, accepted -> assertThat(accepted.reference()).isNotBlank());
    assertThat(delivered()).containsExactly(MESSAGE.text());
  }

  @Test
  default void theSameNoticeAgainIsTheSameMessage() throws Exception {
    SendOutcome first = sender().send(MESSAGE);
    SendOutcome again = sender().send(MESSAGE);

    assertThat(again).isEqualTo(first);
    assertThat(delivered()).hasSize(1);
  }

  @Test
  default void anotherNoticeIsAnotherMessage() throws Exception {
    sender().send(MESSAGE);
    sender().send(new SmsMessage("ntc_2", "TMKEEP", MESSAGE.to(), MESSAGE.text()));

    assertThat(delivered()).hasSize(2);
  }

  @Test
  default void aBrokenChannelIsAnOutcomeAndNoException() throws Exception {
    breakDown();

    assertThat(sender().send(MESSAGE)).isInstanceOf(SendOutcome.NotDelivered.class);
  }
}
