package io.keepline.payments.sandbox;

import io.keepline.lifecycle.DeclineReason;
import io.keepline.payments.MethodTable;
import io.keepline.payments.PaymentMethod;
import io.keepline.payments.SandboxMethods;
import io.keepline.payments.sandbox.SavedMethodTable.Row;
import io.keepline.payments.sandbox.SavedMethodTable.State;
import io.keepline.payments.sandbox.SavedMethodTable.Wish;
import java.util.List;
import java.util.Optional;

/** Keeps a method for later charges; some want the subscriber's yes on a page first. */
final class SaveMethod {

  private final Book book;

  SaveMethod(Book book) {
    this.book = book;
  }

  /** The wish as it stands now; empty when the id is taken by another one. */
  Optional<Row> save(Wish wish) {
    return book.write(
        page -> {
          Optional<MagicToken> magic = MagicToken.of(wish.method(), wish.sourceToken());
          String token = magic.orElse(MagicToken.VISA).savedToken(Ids.fresh("m"));
          page.saved().insert(wish, token, first(wish), page.now());
          return page.saved().bySaveId(wish.saveId()).filter(row -> row.wish().equals(wish));
        });
  }

  private static State first(Wish wish) {
    if (refusal(wish).isPresent()) {
      return State.DECLINED;
    }
    return needsPage(wish) ? State.PENDING : State.SAVED;
  }

  private static boolean needsPage(Wish wish) {
    return wish.method() != PaymentMethod.CARD
        || MagicToken.of(wish.method(), wish.sourceToken())
            .filter(MagicToken.AUTHENTICATE::equals)
            .isPresent();
  }

  /** Why such a wish is never granted. */
  private static Optional<DeclineReason> refusal(Wish wish) {
    if (SandboxMethods.TABLE.row(wish.method()).filter(MethodTable.Row::unattended).isEmpty()) {
      return Optional.of(DeclineReason.METHOD_NOT_ACCEPTED);
    }
    Optional<MagicToken> magic =
        MagicToken.isSaved(wish.sourceToken())
            ? Optional.empty()
            : MagicToken.of(wish.method(), wish.sourceToken());
    if (magic.isEmpty()) {
      return Optional.of(DeclineReason.INVALID_DATA);
    }
    return magic.filter(MagicToken.EXPIRED::equals).map(expired -> DeclineReason.EXPIRED_CARD);
  }

  /** Why a declined wish was declined. */
  static DeclineReason reason(Row declined) {
    return refusal(declined.wish()).orElse(DeclineReason.REJECTED);
  }

  Optional<Row> byReference(String saveRef) {
    return book.write(page -> page.saved().byReference(saveRef));
  }

  List<Row> ofPayer(String payerId) {
    return book.write(page -> page.saved().ofPayer(payerId));
  }

  /** Forgotten is forgotten: also what was forgotten before, or never known. */
  void forget(String token) {
    book.write(page -> page.saved().move(token, State.SAVED, State.FORGOTTEN));
  }

  /** The subscriber answers on the page; a page that is over changes nothing. */
  Optional<Row> answer(String saveRef, boolean yes) {
    return book.write(
        page ->
            page.saved()
                .byReference(saveRef)
                .map(
                    row -> {
                      page.saved()
                          .move(row.token(), State.PENDING, yes ? State.SAVED : State.DECLINED);
                      return page.saved().byReference(saveRef).orElseThrow();
                    }));
  }
}
