package io.keepline.activities.method;

import io.keepline.lifecycle.DeclineReason;
import io.keepline.payments.Mandate;
import io.keepline.payments.MethodTable;
import io.keepline.payments.PaymentMethod;
import io.keepline.payments.SaveOutcome;
import io.keepline.payments.SaveRequest;
import io.keepline.payments.SavedMethod;
import io.keepline.payments.choice.Providers;
import io.keepline.store.MethodTokens;
import io.keepline.store.SavedMethodRow;
import io.keepline.store.SavedMethodRow.Answer;
import io.keepline.store.SavedMethodRows;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is to be done about one method: ask the provider, look the wish up, or forget it. */
final class SavedMethodWork {
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final Duration LATEST = Duration.ofMinutes(30);

  /** Who has not agreed within a day has left the page. */
  private static final Duration PATIENCE = Duration.ofHours(24);

  private final SavedMethodRows rows;
  private final MethodTokens tokens;
  private final Providers providers;
  private final URI publicUrl;
  private final InstantSource clock;

  SavedMethodWork(
      SavedMethodRows rows,
      MethodTokens tokens,
      Providers providers,
      URI publicUrl,
      InstantSource clock) {
    this.rows = rows;
    this.tokens = tokens;
    this.providers = providers;
    this.publicUrl = publicUrl;
    this.clock = clock;
  }

  void step(SavedMethodRow row) {
    switch (row.state()) {
      case "ASKED" -> save(row);
      case "PENDING" -> lookUp(row);
      case "REMOVING" -> forget(row);
      default -> rows.answer(row.state(), row.answered(row.state(), row.answer(), null, now()));
    }
  }

  private void save(SavedMethodRow row) {
    Providers.Open provider = providers.forBrand(row.brandId());
    PaymentMethod method = PaymentMethod.valueOf(row.method());
    Optional<String> token = tokens.token(row.wishRef());
    boolean kept = provider.methods().row(method).filter(MethodTable.Row::unattended).isPresent();
    if (!kept || token.isEmpty()) {
      DeclineReason why = kept ? DeclineReason.INVALID_DATA : DeclineReason.METHOD_NOT_ACCEPTED;
      write(row, "DECLINED", declined(provider.name(), why), null);
      return;
    }
    SaveRequest request =
        new SaveRequest(
            row.methodRef(),
            row.holderId(),
            method,
            token.get(),
            URI.create(publicUrl + "/saved/" + row.methodRef()),
            new Mandate(row.methodRef(), row.createdAt(), online(row)));
    answered(row, provider.name(), provider.saved().save(request));
  }

  private static Optional<Mandate.Online> online(SavedMethodRow row) {
    String ip = row.consent().ip();
    String agent = row.consent().agent();
    return ip == null || agent == null
        ? Optional.empty()
        : Optional.of(new Mandate.Online(ip, agent));
  }

  private void lookUp(SavedMethodRow row) {
    String provider = row.answer().provider();
    String saveRef = row.answer().saveRef();
    if (provider != null && saveRef != null) {
      answered(row, provider, providers.named(provider).saved().lookUpSave(saveRef));
    }
  }

  private void answered(SavedMethodRow row, String provider, SaveOutcome said) {
    switch (said.kind()) {
      case SAVED -> saved(row, provider, (SaveOutcome.Saved) said);
      case PENDING -> {
        SaveOutcome.Pending pending = (SaveOutcome.Pending) said;
        if (clock.instant().isAfter(row.createdAt().plus(PATIENCE))) {
          write(row, "DECLINED", declined(provider, DeclineReason.ABANDONED), null);
        } else {
          write(
              row,
              "PENDING",
              new Answer(
                  provider, pending.saveRef(), pending.checkoutUrl().toString(), null, null, null),
              again(row));
        }
      }
      case DECLINED ->
          write(row, "DECLINED", declined(provider, ((SaveOutcome.Declined) said).reason()), null);
      case NOT_FOUND, NOT_SENT, UNKNOWN -> {
        // Asking again with the same id is safe, and the claim does it.
      }
    }
  }

  /** The token first: a method that is shown as saved can be charged. */
  private void saved(SavedMethodRow row, String provider, SaveOutcome.Saved said) {
    SavedMethod method = said.saved();
    tokens.keep(row.methodRef(), row.method(), method.token(), clock.instant());
    write(
        row,
        "SAVED",
        new Answer(
            provider,
            said.saveRef(),
            null,
            SavedMethodLabel.of(method.label()),
            method.lastMonth().map(YearMonth::toString).orElse(null),
            null),
        null);
  }

  /** Our own token goes first: from then on nothing here can charge it. */
  private void forget(SavedMethodRow row) {
    Optional<String> token = tokens.tokenToForget(row.methodRef());
    String asked = row.answer().provider();
    Providers.Open provider =
        asked == null ? providers.forBrand(row.brandId()) : providers.named(asked);
    if (token.isEmpty() || provider.saved().forget(token.get())) {
      tokens.forget(row.methodRef());
      write(row, "REMOVED", row.answer(), null);
    }
  }

  private void write(SavedMethodRow row, String next, Answer answer, @Nullable Instant again) {
    rows.answer(row.state(), row.answered(next, answer, again, now()));
  }

  private static Answer declined(String provider, DeclineReason reason) {
    return new Answer(provider, null, null, null, null, reason.name());
  }

  private Instant again(SavedMethodRow row) {
    Duration wait = Duration.between(row.createdAt(), clock.instant()).dividedBy(4);
    Duration bounded = wait.compareTo(SOON) < 0 ? SOON : wait.compareTo(LATEST) > 0 ? LATEST : wait;
    return now().plus(bounded);
  }

  private Instant now() {
    return clock.instant().truncatedTo(java.time.temporal.ChronoUnit.MICROS);
  }
}
