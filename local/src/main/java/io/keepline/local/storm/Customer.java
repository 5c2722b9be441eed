package io.keepline.local.storm;

import io.keepline.local.CannotRun;
import io.keepline.local.client.PayPage;
import io.keepline.local.split.ApiClient.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** One thread that does one thing after another on numbers it shares with all the others. */
final class Customer implements Runnable {
  private static final List<String> CARDS =
      List.of(
          "tok_visa",
          "tok_visa",
          "tok_visa",
          "tok_visa",
          "tok_insufficient_funds",
          "tok_stolen",
          "tok_soft_once",
          "tok_authenticate",
          "tok_timeout_after_charge",
          "tok_slow",
          "tok_error_after_charge",
          "tok_error_before_charge",
          "tok_wrong_amount",
          "tok_refund_fails",
          "tok_charged_back");
  private static final List<String> WALLETS =
      List.of("wal_on_time", "wal_late", "wal_twice", "wal_out_of_order", "wal_never");
  private static final List<String> BUTTONS = List.of("pay", "pay", "pay", "decline", "cancel");
  private static final int LONGEST_DAYS = 9;

  private final String name;
  private final int orders;
  private final Counter counter;
  private final Harbour harbour;
  private final Logbook log;
  private final Random random;
  private final PayPage payPage = new PayPage();
  private final Errand errand;
  private final Purse purse;
  private final Desk desk;
  private int deeds;

  Customer(String name, int orders, Counter counter, Harbour harbour, Logbook log, Random random) {
    this.name = name;
    this.orders = orders;
    this.counter = counter;
    this.harbour = harbour;
    this.log = log;
    this.random = random;
    this.errand = new Errand(counter, harbour, random, this::key);
    this.purse = new Purse(errand);
    this.desk = new Desk(errand);
  }

  @Override
  public void run() {
    while (log.orders() < orders) {
      act(Deed.next(random));
    }
  }

  private void act(Deed deed) {
    switch (deed) {
      case START -> start();
      case RENEW_BY_CARD -> renew(deed, "card", any(CARDS));
      case RENEW_BY_WALLET -> renew(deed, "wallet", any(WALLETS));
      case SAME_KEY_TWICE, TWO_TABS -> renewTwice(deed);
      case PAY_ANOTHER_WAY -> harbour.aDeclinedOrder().ifPresent(this::payAnotherWay);
      case PRESS_ON_THE_PAY_PAGE -> harbour.aPayPage().ifPresent(this::press);
      case CANCEL ->
          onALease(
              deed,
              "cancel-on-behalf",
              Map.of("staff", "stf_1", "reason", "storm", "coolingOffHours", random.nextInt(48)));
      case RENEW_FROM_BALANCE -> purse.spend();
      case TOP_UP -> purse.fill();
      case RETURN_BALANCE -> purse.giveBack();
      case RENEW_AT_COUNTER -> desk.takeMoney();
      case REVERSE_AT_COUNTER -> desk.takeBack();
      case ASK_FOR_HELP -> desk.help();
      case CLOSE_A_TASK -> desk.closeATask();
      case WITHDRAW -> onALease(deed, "cancellation/withdraw", Map.of());
      case LOOK_UP -> lookUp();
      case GOODWILL -> goodwill();
      case TIME_GOES_BY -> timeGoesBy();
    }
  }

  private <T> T any(List<T> from) {
    return errand.any(from);
  }

  private String key() {
    return name + "-" + deeds++;
  }

  /** Starts a lease, if there is room for one more. */
  void start() {
    Optional<Answer> offer = counter.offer(Optional.empty(), "card", key());
    if (offer.isEmpty()) {
      return;
    }
    String token = random.nextInt(4) == 0 ? any(CARDS) : "tok_visa";
    String key = key();
    counter
        .send(
            Deed.START,
            "/v1/leases",
            Map.of(
                "quoteId",
                offer.get().text("/quoteId"),
                "holder",
                Map.of("name", "Storm", "locale", "en", "mail", key + "@storm.example"),
                "method",
                "card",
                "methodToken",
                token),
            key)
        .ifPresent(
            answer -> {
              follow(answer);
              if (answer.isOk()) {
                harbour.lease(answer.text("/leaseId"));
              }
            });
  }

  private void renew(Deed deed, String method, String token) {
    errand
        .wish(method)
        .flatMap(wish -> errand.send(deed, renewals(wish), wish.with(Map.of("methodToken", token))))
        .ifPresent(this::follow);
  }

  private static String renewals(Errand.Wish wish) {
    return "/v1/leases/" + wish.leaseId() + "/renewals";
  }

  /** The same wish twice at once: with one key it is one order, with two at most one is applied. */
  private void renewTwice(Deed deed) {
    Optional<Errand.Wish> wish = errand.wish("card");
    if (wish.isEmpty()) {
      return;
    }
    Map<String, Object> body = wish.get().with(Map.of("methodToken", any(CARDS)));
    String key = key();
    String other = deed == Deed.TWO_TABS ? key() : key;
    Counter.Both both = counter.sendBoth(deed, renewals(wish.get()), body, key, other);
    String one = order(both.first());
    String two = order(both.second());
    both.first().ifPresent(this::follow);
    both.second().ifPresent(this::follow);
    if (one.isEmpty() || two.isEmpty()) {
      return;
    }
    if (deed == Deed.TWO_TABS) {
      log.pair(new Logbook.Pair(one, two));
    } else if (!one.equals(two)) {
      log.wrong("one key made two orders: " + one + " and " + two);
    }
  }

  private static String order(Optional<Answer> answer) {
    return answer.map(a -> a.text("/orderId")).orElse("");
  }

  private void follow(Answer answer) {
    String order = answer.text("/orderId");
    if (answer.text("/code").equals("payment_declined") && !order.isEmpty()) {
      harbour.declined(order);
    }
    String page = answer.text("/nextAction/url");
    if (!page.isEmpty()) {
      harbour.payPage(page);
    }
  }

  private void payAnotherWay(String orderId) {
    boolean wallet = random.nextBoolean();
    counter
        .send(
            Deed.PAY_ANOTHER_WAY,
            "/v1/orders/" + orderId + "/attempts",
            Map.of(
                "method", wallet ? "wallet" : "card",
                "methodToken", wallet ? any(WALLETS) : any(CARDS)),
            key())
        .ifPresent(this::follow);
  }

  private void press(String page) {
    try {
      payPage.press(page, any(BUTTONS));
      log.struck("pay page pressed");
    } catch (CannotRun providerAway) {
      log.struck("pay page away");
    }
  }

  private void onALease(Deed deed, String verb, Map<String, ?> body) {
    harbour
        .anyLease(random)
        .ifPresent(lease -> counter.send(deed, "/v1/leases/" + lease + "/" + verb, body, key()));
  }

  private void lookUp() {
    harbour
        .aDeclinedOrder()
        .ifPresent(
            order -> {
              harbour.declined(order);
              counter
                  .read("/v1/orders/" + order)
                  .ifPresent(
                      read ->
                          counter.send(
                              Deed.LOOK_UP,
                              "/v1/leases/" + read.text("/leaseId") + "/payment-lookups",
                              Map.of("staff", "stf_1", "reason", "storm", "orderId", order),
                              key()));
            });
  }

  private void goodwill() {
    harbour
        .anyLease(random)
        .flatMap(lease -> counter.read("/v1/leases/" + lease))
        .filter(lease -> !lease.text("/validUntil").isEmpty())
        .ifPresent(
            lease ->
                counter.send(
                    Deed.GOODWILL,
                    "/v1/leases/" + lease.text("/leaseId") + "/goodwill",
                    Map.of(
                        "staff",
                        "stf_1",
                        "reason",
                        "storm",
                        "until",
                        LocalDate.parse(lease.text("/validUntil")).plusDays(1).toString()),
                    key()));
  }

  /** Days go by for one number: it is reminded, expires, is suspended, is lost. */
  private void timeGoesBy() {
    harbour
        .anyLease(random)
        .flatMap(lease -> counter.read("/v1/leases/" + lease))
        .ifPresent(
            lease -> {
              String id = lease.text("/leaseId");
              if (lease.text("/status").equals("ended")) {
                harbour.gone(id);
                harbour.purse(lease.text("/holderId"));
                start();
                return;
              }
              Duration by = Duration.ofHours(1 + random.nextInt(24 * LONGEST_DAYS));
              counter.send(
                  Deed.TIME_GOES_BY,
                  "/v1/leases/" + id + "/clock",
                  Map.of(
                      "to",
                      Instant.parse(lease.text("/now")).plus(by).toString(),
                      "jump",
                      random.nextInt(5) == 0),
                  key());
            });
  }
}
