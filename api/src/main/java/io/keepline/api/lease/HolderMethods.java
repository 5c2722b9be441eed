package io.keepline.api.lease;

import io.keepline.lifecycle.PaymentMethod;
import io.keepline.payments.MethodTable;
import io.keepline.payments.choice.ProviderChoice;
import io.keepline.store.SavedMethodRow;
import io.keepline.store.SavedMethodRows;
import java.util.Optional;

/** The saved methods of holders, and what may be done with them while nobody is there. */
record HolderMethods(SavedMethodRows rows, ProviderChoice choice) {

  /** A method that a holder has saved; empty where it is another holder's, or another method. */
  Optional<SavedMethodRow> of(String methodId, Optional<String> holderId, PaymentMethod method) {
    return rows.find(methodId)
        .filter(SavedMethodRow::isSaved)
        .filter(row -> holderId.filter(row.holderId()::equals).isPresent())
        .filter(row -> row.method().equals(method.name()));
  }

  /** Whether the brand's provider charges a method while nobody is there. */
  boolean isUnattended(String brandId, PaymentMethod method) {
    return row(brandId, method).filter(MethodTable.Row::unattended).isPresent();
  }

  /** Whether a method can be paid in a currency at all; what is no provider's we book ourselves. */
  boolean takes(String brandId, PaymentMethod method, String currency) {
    return !theirs(method).isProviders()
        || row(brandId, method).filter(row -> row.takes(currency)).isPresent();
  }

  private Optional<MethodTable.Row> row(String brandId, PaymentMethod method) {
    return choice.methods(brandId).row(theirs(method));
  }

  private static io.keepline.payments.PaymentMethod theirs(PaymentMethod method) {
    return io.keepline.payments.PaymentMethod.valueOf(method.name());
  }
}
