package io.keepline.activities;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keepline.activities.RecordingProvider.Behaviour;
import io.keepline.activities.notice.MailMessage;
import io.keepline.lifecycle.Decision;
import io.keepline.lifecycle.DerivedId;
import io.keepline.lifecycle.HoldReason;
import io.keepline.lifecycle.LeaseStatus;
import io.keepline.lifecycle.Lifecycle;
import io.keepline.lifecycle.LossCause;
import io.keepline.lifecycle.Moment;
import io.keepline.lifecycle.Money;
import io.keepline.lifecycle.OrderKind;
import io.keepline.lifecycle.PaymentMethod;
import io.keepline.lifecycle.Quote;
import io.keepline.lifecycle.Refusal;
import io.keepline.lifecycle.Stimulus;
import io.keepline.payments.Chargeback;
import io.keepline.store.Database;
import io.keepline.store.QuoteRow;
import io.keepline.store.Quotes;
import io.keepline.store.Wallets;
import io.keepline.store.brand.TopUpOffer;
import io.keepline.store.sweep.Sweep;
import io.keepline.workflows.Answer;
import io.keepline.workflows.Commands;
import io.keepline.workflows.Json;
import io.keepline.workflows.TopUpPayment;
import io.keepline.workflows.WalletReturn;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Top-ups: charged once, and their money always in one place. */
class TopUpsTest {
  private static final String ORDER = "ord_top";
  private static final String PAYMENT = DerivedId.payment(ORDER, 1);
  private Database database;
  private Scene scene;
  private World world;
  private TopUpActivitiesImpl topUps;
  private boolean leaseIsSilent;
  private int asked;

  @BeforeEach
  void open() {
    database = Scene.database();
    scene = Scene.active(database, "lea_1");
    world = new World(scene);
    topUps =
        TopUpActivitiesImpl.over(
            database,
            scene.brands,
            world.activities,
            world.settlement,
            (leaseId, command) -> ask(command),
            scene.clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  /** The lease as its workflow would answer. */
  private Optional<Answer> ask(Commands.ApplyTopUp command) {
    asked++;
    if (leaseIsSilent) {
      return Optional.empty();
    }
    Decision decision =
        Lifecycle.decide(
            scene.lease,
            command.stimulus(),
            Moment.of(scene.now(), scene.clock.now, scene.schedule));
    if (decision instanceof Decision.Refused refused) {
      return Optional.of(answer(refused.refusal()));
    }
    if (decision instanceof Decision.Accepted) {
      scene.step(command.stimulus());
    }
    return Optional.of(answer(null));
  }

  private static Answer answer(@Nullable Refusal refusal) {
    return new Answer(refusal == null, refusal, null, LeaseStatus.ACTIVE, null, 1, null, null);
  }

  /** An offer of the step of 50 dollars, which brings units and seven days. */
  private TopUpPayment.First wish() {
    LocalDate until = scene.lease.validUntil();
    TopUpOffer offer =
        scene.brands.brand("tnt").topUp("usd-50").orElseThrow().in("USD").orElseThrow();
    Quote quote =
        new Quote(
            "quo_top",
            OrderKind.TOP_UP,
            scene.lease.plan(),
            1,
            offer.amount(),
            Money.zero("USD"),
            scene.lease.status(),
            until,
            until,
            scene.now().plusSeconds(1800),
            Quote.Extras.NONE);
    ObjectNode content = new ObjectMapper().createObjectNode();
    content.setAll(Json.read(Json.write(quote), ObjectNode.class));
    content.set("topUp", Json.read(Json.write(offer), ObjectNode.class));
    new Quotes(database)
        .save(
            new QuoteRow(
                "quo_top",
                "lea_1",
                "TOP_UP",
                "tnt",
                null,
                Scene.HOLDER,
                "tnt-sms",
                1,
                1,
                "[]",
                offer.amount(),
                "CARD",
                "ACTIVE",
                until,
                until,
                quote.expiresAt(),
                scene.clock.now,
                content.toString()),
            List.of());
    return new TopUpPayment.First(
        ORDER,
        "lea_1",
        "quo_top",
        "req_top",
        PaymentMethod.CARD,
        "mref_1",
        scene.clock.now.plusSeconds(60));
  }

  private boolean charged(Behaviour behaviour) {
    world.provider.behaviour = behaviour;
    return topUps.charge(wish()).refusal() == null;
  }

  private boolean isSettled() {
    return topUps.step(ORDER).again() == null;
  }

  private String order() {
    return scene.text(
        "select state || coalesce(' ' || refusal, '') from orders where order_id = 'ord_top'");
  }

  private void giveBack() {
    topUps.giveBack(new WalletReturn.Input(Scene.HOLDER, "req_rest", "staff:stf_1", "asked"));
  }

  private List<Money> wallet() {
    return new Wallets(database).balances(Scene.HOLDER);
  }

  private List<String> balances() {
    return scene.texts(
        """
        select account || ' ' || sum(amount_minor_units) from money_ledger
        where order_id = 'ord_top' group by account having sum(amount_minor_units) <> 0 order by 1
        """);
  }

  private void isClean() {
    Instant later = scene.clock.now.plus(Duration.ofDays(1));
    var broken =
        new Sweep(database)
            .run(later).results().stream()
                .filter(result -> List.of("I3", "I4", "I6", "I9").contains(result.invariant()))
                .flatMap(result -> result.breaches().stream())
                .filter(breach -> breach.id().contains("top") || breach.id().equals(PAYMENT))
                .toList();
    assertThat(broken).isEmpty();
  }

  @Test
  void aPaidStepGivesTheNumberItsDaysAndUnitsAndTheWalletItsCreditOnce() {
    LocalDate until = scene.lease.validUntil();
    assertThat(charged(Behaviour.PAYS)).isTrue();
    assertThat(charged(Behaviour.PAYS)).isTrue();
    assertThat(isSettled()).isTrue();
    assertThat(isSettled()).isTrue();
    assertThat(order()).isEqualTo("APPLIED");
    assertThat(scene.lease.validUntil()).isEqualTo(until.plusDays(7));
    assertThat(wallet()).containsExactly(Money.of(4200, "USD"));
    assertThat(balances()).containsExactly("PROVIDER 5000", "REVENUE -800", "WALLET -4200");
    assertThat(scene.texts("select kind || granted from allowance_buckets where source = 'TOP_UP'"))
        .containsExactlyInAnyOrder("MINUTES150", "MB1000");
    assertThat(world.provider.count("create")).isEqualTo(1);
    isClean();
  }

  @Test
  void aTimeOutAfterTheChargeIsLookedUpAndNeverAssumed() {
    charged(Behaviour.CAPTURES_AND_TIMES_OUT);
    world.provider.silent = true;
    assertThat(isSettled()).isFalse();
    assertThat(order()).isEqualTo("UNKNOWN");
    assertThat(wallet()).isEmpty();
    world.provider.silent = false;
    assertThat(isSettled()).isTrue();
    assertThat(order()).isEqualTo("APPLIED");
    assertThat(world.provider.count("create")).isEqualTo(1);
    isClean();
  }

  @Test
  void aDeclineMovesNothing() {
    charged(Behaviour.DECLINES);
    assertThat(isSettled()).isTrue();
    assertThat(order()).isEqualTo("DECLINED");
    assertThat(scene.text("select decline_reason from orders where order_id = 'ord_top'"))
        .isNotBlank();
    assertThat(balances()).isEmpty();
    assertThat(asked).isZero();
  }

  @Test
  void moneyThatComesAfterADeclineGoesBackOnceWhenSomebodySpeaksOfIt() {
    charged(Behaviour.DECLINES);
    assertThat(isSettled()).isTrue();
    world.provider.captured.put(PAYMENT, Money.of(5000, "USD"));
    isSettled();
    assertThat(isSettled()).isTrue();
    assertThat(isSettled()).isTrue();
    assertThat(order()).isEqualTo("REFUNDED");
    assertThat(world.provider.refunded.values()).containsExactly(Money.of(5000, "USD"));
    assertThat(balances()).isEmpty();
    assertThat(wallet()).isEmpty();
    isClean();
  }

  @Test
  void aHintAboutATopUpThatIsOverChangesNothing() {
    charged(Behaviour.DECLINES);
    assertThat(isSettled()).isTrue();
    assertThat(isSettled()).isTrue();
    assertThat(order()).isEqualTo("DECLINED");
    assertThat(balances()).isEmpty();
  }

  @Test
  void e20_aBankThatTakesATopUpBackTakesItsCreditAndAPersonIsAsked() {
    charged(Behaviour.PAYS);
    assertThat(isSettled()).isTrue();
    bank(Chargeback.State.OPEN);
    assertThat(isSettled()).isTrue();
    assertThat(isSettled()).isTrue();
    assertThat(wallet()).containsExactly(Money.of(0, "USD"));
    assertThat(balances()).containsExactly("CHARGEBACKS 800", "REVENUE -800");
    assertThat(scene.texts("select kind || state from tasks")).containsExactly("CHARGEBACKOPEN");
    assertThat(mails("disputed")).hasSize(1).first().asString().contains("is now $0.00");
    assertThat(scene.texts("select reason from audit where stimulus = 'CHARGEBACK'"))
        .containsOnly("top_up_disputed");
    assertThat(new Wallets(database).refundable(Scene.HOLDER)).isEmpty();
    isClean();
    bank(Chargeback.State.WON);
    assertThat(isSettled()).isTrue();
    assertThat(isSettled()).isTrue();
    assertThat(wallet()).containsExactly(Money.of(4200, "USD"));
    assertThat(balances()).containsExactly("PROVIDER 5000", "REVENUE -800", "WALLET -4200");
    assertThat(scene.texts("select kind || state from tasks")).containsExactly("CHARGEBACKCLOSED");
    assertThat(mails("settled")).hasSize(1).first().asString().contains("is now $42.00");
    isClean();
  }

  @Test
  void e20_whatWasSpentOfATopUpThatABankTakesBackIsAPersonsAndNeverANegativeBalance() {
    charged(Behaviour.PAYS);
    assertThat(isSettled()).isTrue();
    execute(
        """
        insert into money_ledger (posting_id, line_no, account, order_id, holder_id,
          amount_minor_units, amount_currency, at, lease_time, cause)
        select 'pst_spent', n, a, 'ord_top', h, m, 'USD', now(), now(), 'test'
        from (values (1, 'WALLET', 'hol_1', 4000), (2, 'REVENUE', null, -4000)) v(n, a, h, m)
        """
            .replace("hol_1", Scene.HOLDER));
    bank(Chargeback.State.LOST);
    assertThat(isSettled()).isTrue();
    assertThat(wallet()).containsExactly(Money.of(0, "USD"));
    assertThat(balances()).containsExactly("CHARGEBACKS 4800", "REVENUE -4800");
    assertThat(scene.texts("select kind || state from tasks")).containsExactly("CHARGEBACKOPEN");
  }

  /** The words of the mails whose subject has a word. */
  private List<String> mails(String subject) {
    return world.mails.stream()
        .filter(mail -> mail.subject().contains(subject))
        .map(MailMessage::text)
        .toList();
  }

  private void execute(String sql) {
    database.jdbi().useHandle(handle -> handle.execute(sql));
  }

  private void bank(Chargeback.State state) {
    world.provider.chargebacks.put(
        PAYMENT, new Chargeback("dsp_1", state, Money.of(5000, "USD"), RecordingProvider.AT));
  }

  @Test
  void anOpenCheckoutIsKeptUntilItsTimeIsOverAndThenClosed() {
    charged(Behaviour.ASKS_THE_CUSTOMER);
    assertThat(isSettled()).isFalse();
    assertThat(order()).isEqualTo("PENDING");
    scene.clock.pass(Duration.ofHours(71));
    assertThat(isSettled()).isFalse();
    assertThat(order()).isEqualTo("PENDING");
    scene.clock.pass(Duration.ofHours(2));
    assertThat(isSettled()).isTrue();
    assertThat(order()).isEqualTo("CLOSED");
    isClean();
  }

  @Test
  void refusedByTheNumberAllOfItGoesToTheWalletAndTheHolderIsTold() {
    scene.step(new Stimulus.PutHold(scene.by("req_hold"), HoldReason.FRAUD));
    LocalDate until = scene.lease.validUntil();
    charged(Behaviour.PAYS);
    assertThat(isSettled()).isTrue();
    assertThat(order()).isEqualTo("APPLIED ON_HOLD");
    assertThat(scene.lease.validUntil()).isEqualTo(until);
    assertThat(wallet()).containsExactly(Money.of(5000, "USD"));
    assertThat(balances()).containsExactly("PROVIDER 5000", "WALLET -5000");
    assertThat(scene.texts("select kind from allowance_buckets where source = 'TOP_UP'")).isEmpty();
    assertThat(mails("in your balance"))
        .hasSize(1)
        .first()
        .asString()
        .contains("$50.00", "Receipt: TNT-", "Order: ord_top", "You can pay a renewal");
    assertThat(
            scene.text(
                "select content::jsonb #>> '{lines,0,text}' from documents where kind = 'RECEIPT'"
                    + " and order_id = 'ord_top'"))
        .isEqualTo("Top-up, all of it in the balance");
    int mails = world.mails.size();
    assertThat(isSettled()).isTrue();
    assertThat(world.mails).hasSize(mails);
    isClean();
  }

  @Test
  void aNumberThatIsGoneLeavesTheMoneyToItsHolder() {
    charged(Behaviour.CAPTURES_AND_TIMES_OUT);
    scene.step(new Stimulus.NumberGone(scene.by("req_gone"), LossCause.PORTED_OUT));
    assertThat(isSettled()).isTrue();
    assertThat(order()).isEqualTo("APPLIED LEASE_ENDED");
    assertThat(mails("in your balance"))
        .first()
        .asString()
        .contains("ask support to send it back")
        .doesNotContain("pay a renewal");
    assertThat(wallet()).containsExactly(Money.of(5000, "USD"));
    assertThat(asked).isZero();
    isClean();
  }

  @Test
  void aLeaseThatDoesNotAnswerIsAskedAgainAndTheMoneyRests() {
    leaseIsSilent = true;
    charged(Behaviour.PAYS);
    assertThat(isSettled()).isFalse();
    assertThat(order()).isEqualTo("PAID");
    assertThat(balances()).containsExactly("CLEARING -5000", "PROVIDER 5000");
    leaseIsSilent = false;
    assertThat(isSettled()).isTrue();
    assertThat(order()).isEqualTo("APPLIED");
    isClean();
  }

  @Test
  void moneyThatComesAfterTheCheckoutWasClosedGoesBackByItself() {
    charged(Behaviour.ASKS_THE_CUSTOMER);
    scene.clock.pass(Duration.ofHours(73));
    assertThat(isSettled()).isTrue();
    assertThat(order()).isEqualTo("CLOSED");
    new io.keepline.store.Payments(database)
        .outcome(
            new io.keepline.store.PaymentOutcome(
                PAYMENT, "PAID", Money.of(5000, "USD"), null, scene.clock.now));
    assertThat(isSettled()).isTrue();
    assertThat(order()).isEqualTo("REFUNDED");
    assertThat(balances()).isEmpty();
    assertThat(wallet()).isEmpty();
    isClean();
  }

  @Test
  void anotherAmountThanWasAskedForGoesBackAndAPersonLooks() {
    charged(Behaviour.ASKS_THE_CUSTOMER);
    new io.keepline.store.Payments(database)
        .outcome(
            new io.keepline.store.PaymentOutcome(
                PAYMENT, "PAID", Money.of(4999, "USD"), null, scene.clock.now));
    assertThat(isSettled()).isTrue();
    assertThat(order()).isEqualTo("REFUNDED");
    assertThat(scene.texts("select kind from tasks")).contains("AMOUNT_DIFFERS");
    assertThat(wallet()).isEmpty();
  }

  @Test
  void theRestOfTheWalletGoesBackToThePaymentItCameFrom() {
    charged(Behaviour.PAYS);
    assertThat(isSettled()).isTrue();
    giveBack();
    assertThat(isSettled()).isTrue();
    assertThat(mails("of your balance"))
        .first()
        .asString()
        .contains("$42.00", "no number that could use it", "Credit note: ");
    assertThat(world.provider.refunded.values()).containsExactly(Money.of(4200, "USD"));
    assertThat(wallet()).containsExactly(Money.of(0, "USD"));
    assertThat(order()).isEqualTo("APPLIED");
    assertThat(balances()).containsExactly("PROVIDER 800", "REVENUE -800");
    isClean();
  }

  @Test
  void anOfferThatWasNeverMadeChargesNothing() {
    TopUpPayment.First good = wish();
    TopUpPayment.First wrong =
        new TopUpPayment.First(
            ORDER, "lea_1", "quo_none", "req_top", PaymentMethod.CARD, "mref_1", good.notAfter());
    assertThat(topUps.charge(wrong).refusal()).isEqualTo("QUOTE_DOES_NOT_FIT");
    scene.clock.pass(Duration.ofMinutes(2));
    assertThat(topUps.charge(good).refusal()).isEqualTo("TOO_LATE");
    assertThat(world.provider.calls).isEmpty();
    assertThat(scene.texts("select order_id from orders where kind = 'TOP_UP'")).isEmpty();
  }

  @Test
  void aLowBalanceIsToldOnceForEachFall() {
    charged(Behaviour.PAYS);
    assertThat(isSettled()).isTrue();
    LowBalanceRelay relay =
        new LowBalanceRelay(database, scene.brands, world.activities, scene.clock);
    relay.pass();
    int before = world.mails.size();
    giveBack();
    relay.pass();
    relay.pass();
    assertThat(world.mails).hasSize(before + 1);
    assertThat(world.mails.get(before).subject()).contains("runs low");
  }
}
