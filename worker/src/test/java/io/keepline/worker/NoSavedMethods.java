package io.keepline.worker;

import io.keepline.payments.SaveOutcome;
import io.keepline.payments.SaveRequest;
import io.keepline.payments.SavedMethod;
import io.keepline.payments.SavedMethods;
import java.util.List;
import java.util.Optional;

/** A provider that keeps nothing. */
final class NoSavedMethods implements SavedMethods {

  @Override
  public SaveOutcome save(SaveRequest request) {
    return new SaveOutcome.NotSent();
  }

  @Override
  public SaveOutcome lookUpSave(String saveRef) {
    return new SaveOutcome.NotFound();
  }

  @Override
  public Optional<List<SavedMethod>> list(String payerId) {
    return Optional.of(List.of());
  }

  @Override
  public boolean forget(String savedToken) {
    return true;
  }
}
