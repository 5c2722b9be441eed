package io.keepline.activities.method;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.activities.WorldPorts;
import io.keepline.lifecycle.DeclineReason;
import io.keepline.payments.PaymentMethod;
import io.keepline.payments.PaymentProvider;
import io.keepline.payments.PendingCause;
import io.keepline.payments.SandboxMethods;
import io.keepline.payments.SaveOutcome;
import io.keepline.payments.SaveRequest;
import io.keepline.payments.SavedMethod;
import io.keepline.payments.SavedMethods;
import io.keepline.payments.UnknownCause;
import io.keepline.payments.choice.Providers;
import io.keepline.store.Database;
import io.keepline.store.HolderRow;
import io.keepline.store.Holders;
import io.keepline.store.MethodTokens;
import io.keepline.store.SavedMethodRow;
import io.keepline.store.SavedMethodRow.Consent;
import io.keepline.store.SavedMethodRows;
import io.keepline.store.TestDatabase;
import io.keepline.store.brand.BrandCatalog;
import io.keepline.store.brand.ExampleBrands;
import io.keepline.workflows.LinkTokens;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SavedMethodRelayTest {
  private static final Instant NOW = Instant.parse("2027-03-01T02:00:00Z");
  private static final HolderRow ADA = new HolderRow("hol_ada", "tnt", "Ada", "en", null, NOW);

  private Database database;
  private SavedMethodRows rows;
  private MethodTokens tokens;
  private Shelf shelf;
  private Instant now = NOW;
  private SavedMethodRelay relay;

  @BeforeEach
  void open() {
    database = TestDatabase.create();
    ExampleBrands.files().forEach(file -> new BrandCatalog(database).load(file, NOW));
    new Holders(database).save(ADA, List.of());
    rows = new SavedMethodRows(database);
    tokens = new MethodTokens(database);
    shelf = new Shelf();
    relay = new SavedMethodRelay(database, ports());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aSavedCardHasALabelAndATokenAndItsMandatesAddressIsForgotten() {
    ask("svm_1", PaymentMethod.CARD);
    relay.pass();
    SavedMethodRow saved = rows.find("svm_1").orElseThrow();
    assertThat(saved.state()).isEqualTo("SAVED");
    assertThat(saved.answer().label()).isEqualTo("Visa ••42");
    assertThat(saved.consent()).isEqualTo(Consent.NONE);
    assertThat(saved.lookAt()).isNull();
    assertThat(tokens.token("svm_1")).contains("kept-svm_1");
    assertThat(shelf.asked.get(0).mandate().online().orElseThrow().ipAddress())
        .isEqualTo("203.0.113.7");
    assertThat(shelf.asked.get(0).payerId()).isEqualTo("hol_ada");
  }

  @Test
  void whoMustAgreeOnAPageIsLookedUpUntilTheyDid() {
    shelf.pending = true;
    ask("svm_1", PaymentMethod.PAYPAL);
    relay.pass();
    assertThat(rows.find("svm_1").orElseThrow().answer().checkoutUrl())
        .isEqualTo("https://pay.example/svm_1");
    assertThat(tokens.token("svm_1")).isEmpty();
    shelf.pending = false;
    relay.pass();
    assertThat(rows.find("svm_1").orElseThrow().state()).as("not yet time").isEqualTo("PENDING");
    rows.lookNow("svm_1", now);
    relay.pass();
    assertThat(rows.find("svm_1").orElseThrow().isSaved()).isTrue();
  }

  @Test
  void whoDoesNotAgreeForADayHasLeftThePage() {
    shelf.pending = true;
    ask("svm_1", PaymentMethod.PAYPAL);
    relay.pass();
    now = NOW.plus(Duration.ofHours(25));
    relay.pass();
    SavedMethodRow left = rows.find("svm_1").orElseThrow();
    assertThat(left.state()).isEqualTo("DECLINED");
    assertThat(left.answer().declineReason()).isEqualTo(DeclineReason.ABANDONED.name());
  }

  @Test
  void aMethodThatNobodyChargesUnattendedIsNotAskedFor() {
    ask("svm_1", PaymentMethod.ALIPAY);
    relay.pass();
    assertThat(rows.find("svm_1").orElseThrow().answer().declineReason())
        .isEqualTo(DeclineReason.METHOD_NOT_ACCEPTED.name());
    assertThat(shelf.asked).isEmpty();
  }

  @Test
  void noAnswerIsAskedAgainLaterUnderTheSameId() {
    shelf.silent = true;
    ask("svm_1", PaymentMethod.CARD);
    relay.pass();
    relay.pass();
    assertThat(shelf.asked).hasSize(1);
    shelf.silent = false;
    now = NOW.plusSeconds(31);
    relay.pass();
    assertThat(shelf.asked).hasSize(2);
    assertThat(rows.find("svm_1").orElseThrow().isSaved()).isTrue();
  }

  @Test
  void aRemovedMethodChargesNothingFromThatMomentAndIsForgottenUntilThatIsCertain() {
    ask("svm_1", PaymentMethod.CARD);
    relay.pass();
    shelf.forgets = false;
    rows.remove("svm_1", now);
    assertThat(tokens.token("svm_1")).isEmpty();
    relay.pass();
    assertThat(rows.find("svm_1").orElseThrow().state()).isEqualTo("REMOVING");
    shelf.forgets = true;
    now = NOW.plusSeconds(31);
    relay.pass();
    assertThat(rows.find("svm_1").orElseThrow().state()).isEqualTo("REMOVED");
    assertThat(tokens.tokenToForget("svm_1")).isEmpty();
    assertThat(shelf.forgotten).containsExactly("kept-svm_1", "kept-svm_1");
    assertThat(rows.ofHolder("hol_ada")).isEmpty();
  }

  @Test
  void labelsShowTheLastTwoDigitsAtMost() {
    assertThat(SavedMethodLabel.of("visa 4242")).isEqualTo("Visa ••42");
    assertThat(SavedMethodLabel.of("mastercard •••• 0005")).isEqualTo("Mastercard ••05");
    assertThat(SavedMethodLabel.of("PayPal")).isEqualTo("PayPal");
  }

  private void ask(String id, PaymentMethod method) {
    tokens.keep("mtk_" + id, method.name(), "tok_visa", NOW);
    rows.ask(
        SavedMethodRow.asked(
            id, ADA, method.name(), "mtk_" + id, new Consent("203.0.113.7", "Browser"), NOW));
  }

  private WorldPorts ports() {
    PaymentProvider nobody =
        (PaymentProvider)
            Proxy.newProxyInstance(
                PaymentProvider.class.getClassLoader(),
                new Class<?>[] {PaymentProvider.class},
                (proxy, method, arguments) -> {
                  throw new AssertionError("no money moves: " + method.getName());
                });
    return new WorldPorts(
        Providers.sandbox(new Providers.Open(nobody, shelf, SandboxMethods.TABLE)),
        mail -> new io.keepline.activities.notice.SendOutcome.Accepted("taken"),
        Optional.empty(),
        order -> {
          throw new AssertionError("no carrier is asked");
        },
        new LinkTokens("a secret of more than thirty-two characters"),
        URI.create("https://keepline.example"),
        () -> now);
  }

  /** A provider's shelf of methods. */
  private static final class Shelf implements SavedMethods {
    final List<SaveRequest> asked = new ArrayList<>();
    final List<String> forgotten = new ArrayList<>();
    boolean pending;
    boolean silent;
    boolean forgets = true;

    @Override
    public SaveOutcome save(SaveRequest request) {
      asked.add(request);
      return outcome(request.saveId(), request.method());
    }

    @Override
    public SaveOutcome lookUpSave(String saveRef) {
      return outcome(saveRef.substring("ref-".length()), PaymentMethod.PAYPAL);
    }

    private SaveOutcome outcome(String id, PaymentMethod method) {
      if (silent) {
        return new SaveOutcome.Unknown(UnknownCause.TIMEOUT);
      }
      return pending
          ? new SaveOutcome.Pending(
              "ref-" + id, PendingCause.REDIRECT, URI.create("https://pay.example/" + id))
          : new SaveOutcome.Saved(
              "ref-" + id, new SavedMethod("kept-" + id, method, "visa 4242", Optional.empty()));
    }

    @Override
    public Optional<List<SavedMethod>> list(String payerId) {
      return Optional.of(List.of());
    }

    @Override
    public boolean forget(String savedToken) {
      forgotten.add(savedToken);
      return forgets;
    }
  }
}
