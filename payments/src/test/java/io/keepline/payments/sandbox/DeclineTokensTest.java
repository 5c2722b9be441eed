package io.keepline.payments.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.lifecycle.DeclineReason;
import io.keepline.lifecycle.Money;
import io.keepline.payments.Attendance;
import io.keepline.payments.Mandate;
import io.keepline.payments.PaymentMethod;
import io.keepline.payments.PaymentOutcome;
import io.keepline.payments.PaymentOutcome.Created;
import io.keepline.payments.PaymentOutcome.Declined;
import io.keepline.payments.PaymentRequest;
import io.keepline.payments.RunningSandbox;
import io.keepline.payments.SaveOutcome;
import io.keepline.payments.SaveRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever tries Keepline can be declined in every way that a provider declines. */
class DeclineTokensTest {

  private static final URI RETURN_URL = URI.create("https://shop.example/back");

  private static RunningSandbox sandbox;

  @BeforeAll
  static void open() throws IOException {
    sandbox = RunningSandbox.open();
  }

  @AfterAll
  static void close() {
    sandbox.close();
  }

  /** The card that is declined for it; empty for what no provider says, but Keepline itself. */
  private static Optional<MagicToken> card(DeclineReason reason) {
    return switch (reason) {
      case INSUFFICIENT_FUNDS -> Optional.of(MagicToken.INSUFFICIENT_FUNDS);
      case LIMIT_EXCEEDED -> Optional.of(MagicToken.LIMIT);
      case BANK_UNAVAILABLE -> Optional.of(MagicToken.BANK_AWAY);
      case EXPIRED_CARD -> Optional.of(MagicToken.EXPIRED);
      case STOLEN_CARD -> Optional.of(MagicToken.STOLEN);
      case AUTHENTICATION_FAILED -> Optional.of(MagicToken.AUTHENTICATION_FAILED);
      case AUTHENTICATION_REQUIRED -> Optional.of(MagicToken.AUTHENTICATE);
      case INVALID_DATA -> Optional.of(MagicToken.INVALID_DATA);
      case METHOD_NOT_ACCEPTED -> Optional.of(MagicToken.METHOD_NOT_ACCEPTED);
      case PERMISSION_WITHDRAWN -> Optional.of(MagicToken.PERMISSION_WITHDRAWN);
      case BLOCKED -> Optional.of(MagicToken.FRAUD);
      case REJECTED -> Optional.of(MagicToken.REJECTED);
      case ABANDONED, NOT_RECEIVED -> Optional.empty();
    };
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"ABANDONED", "NOT_RECEIVED"})
  void aCardIsDeclinedForEveryReasonThatAProviderGives(DeclineReason reason) {
    MagicToken card = card(reason).orElseThrow();
    PaymentRequest request =
        reason == DeclineReason.AUTHENTICATION_REQUIRED
            ? unattended(card)
            : RunningSandbox.request(card);
    Created created = (Created) sandbox.provider().create(request);
    Declined declined = new Declined(created.providerRef(), reason);
    assertThat(sandbox.provider().confirm(created.providerRef())).isEqualTo(declined);
    PaymentOutcome later = sandbox.provider().lookUp(request.paymentId());
    assertThat(later).as("asked again").isEqualTo(declined);
  }

  @ParameterizedTest
  @EnumSource(MagicToken.class)
  void everyTokenStandsInThePage(MagicToken token) throws IOException {
    String name =
        token.method() == PaymentMethod.CARD
            ? token.token()
            : token.token().replaceFirst("wal_", "…_");
    assertThat(Files.readString(Path.of("../docs/payments.md"))).contains("`" + name + "`");
  }

  private static PaymentRequest unattended(MagicToken card) {
    SaveRequest wish =
        new SaveRequest(
            RunningSandbox.freshId("sav"),
            "hld_1",
            PaymentMethod.CARD,
            card.token(),
            RETURN_URL,
            new Mandate("con_1", Instant.EPOCH, Optional.empty()));
    SaveOutcome.Pending page = (SaveOutcome.Pending) sandbox.savedMethods().save(wish);
    sandbox.control().answerSave(page.saveRef(), true);
    SaveOutcome.Saved saved = (SaveOutcome.Saved) sandbox.savedMethods().lookUpSave(page.saveRef());
    return new PaymentRequest(
        RunningSandbox.freshId("pay"),
        Money.of(999, "USD"),
        PaymentMethod.CARD,
        saved.saved().token(),
        RETURN_URL,
        "ord_1",
        Attendance.UNATTENDED);
  }
}
