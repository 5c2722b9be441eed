package io.keepline.api.method;

import io.keepline.api.command.Requests;
import io.keepline.api.command.Result;
import io.keepline.api.command.Ticket;
import io.keepline.api.http.Body;
import io.keepline.api.http.Call;
import io.keepline.api.http.Language;
import io.keepline.api.http.Problem;
import io.keepline.api.http.ProblemCode;
import io.keepline.api.http.Reply;
import io.keepline.api.lease.DeclineWords;
import io.keepline.lifecycle.DerivedId;
import io.keepline.lifecycle.PaymentMethod;
import io.keepline.store.HolderRow;
import io.keepline.store.Holders;
import io.keepline.store.MethodTokens;
import io.keepline.store.SavedMethodRow;
import io.keepline.store.SavedMethodRow.Consent;
import io.keepline.store.SavedMethodRows;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Takes the wish to keep a method. The worker asks the provider moments later; who has to agree on
 * a page is told where.
 */
final class SaveMethod {
  private static final List<PaymentMethod> METHODS =
      List.of(
          PaymentMethod.CARD,
          PaymentMethod.PAYPAL,
          PaymentMethod.ALIPAY,
          PaymentMethod.WECHAT_PAY,
          PaymentMethod.WALLET);

  /** Together some three seconds: usually the worker needs less than one. */
  private static final int LOOKS = 30;

  private static final Duration LOOK = Duration.ofMillis(100);

  private final Requests requests;
  private final SavedMethodRows rows;
  private final MethodTokens tokens;
  private final Holders holders;
  private final String base;
  private final InstantSource clock;

  SaveMethod(
      Requests requests,
      SavedMethodRows rows,
      MethodTokens tokens,
      Holders holders,
      String base,
      InstantSource clock) {
    this.requests = requests;
    this.rows = rows;
    this.tokens = tokens;
    this.holders = holders;
    this.base = base;
    this.clock = clock;
  }

  private record Wish(PaymentMethod method, String token, Consent consent) {
    static Wish read(Body body) {
      PaymentMethod method = body.constant("method", METHODS);
      String token = body.methodToken("methodToken");
      Wish wish = new Wish(method, token, consent(body));
      body.check();
      return wish;
    }

    private static Consent consent(Body body) {
      if (!body.has("mandate")) {
        return Consent.NONE;
      }
      Body mandate = body.object("mandate");
      String ip =
          mandate.matching(
              "ipAddress", t -> t.matches("[0-9a-fA-F.:]{3,45}"), "the subscriber's IP address");
      return new Consent(ip, mandate.text("userAgent", 300));
    }

    @Override
    public String toString() {
      return "Wish[" + method + "]";
    }
  }

  Reply answer(Call call) {
    Wish wish = Wish.read(call.body());
    HolderRow holder = holders.holder(call.id("holderId")).orElseThrow(Problem::notFound);
    call.caller().mustTouch(holder.brandId());
    return requests.once(
        call,
        new Requests.Wish("save_method", Optional.empty(), false),
        ticket -> save(holder, wish, ticket, call.language()));
  }

  private Result save(HolderRow holder, Wish wish, Ticket ticket, Language language) {
    String methodRef = DerivedId.of("svm", ticket.requestId());
    String wishRef = DerivedId.of("mtk", ticket.requestId());
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    tokens.keep(wishRef, wish.method().name(), wish.token(), now);
    rows.ask(
        SavedMethodRow.asked(
            methodRef, holder, wish.method().name(), wishRef, wish.consent(), now));
    return result(settled(methodRef), language);
  }

  /** The method once the provider was asked, or as it is when patience ends. */
  private SavedMethodRow settled(String methodRef) {
    SavedMethodRow row = rows.find(methodRef).orElseThrow(Problem::notFound);
    for (int look = 0; look < LOOKS && row.state().equals("ASKED"); look++) {
      LockSupport.parkNanos(LOOK.toNanos());
      row = rows.find(methodRef).orElseThrow(Problem::notFound);
    }
    return row;
  }

  private Result result(SavedMethodRow row, Language language) {
    MethodBody body = MethodBody.of(row, base, language);
    return switch (row.state()) {
      case "DECLINED" ->
          new Result.Refused(
              Problem.of(ProblemCode.METHOD_NOT_SAVED)
                  .with(
                      "declined",
                      DeclineWords.of(
                          Optional.ofNullable(row.answer().declineReason()).orElse("REJECTED"),
                          language)));
      case "ASKED", "PENDING" ->
          new Result.Open(Reply.json(202, body).with("Location", body.url()));
      default -> new Result.Definite(Reply.json(201, body).with("Location", body.url()));
    };
  }
}
