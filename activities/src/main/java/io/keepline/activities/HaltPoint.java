package io.keepline.activities;

import java.util.Locale;

/** The places of a renewal at which a crash must do no harm. */
public enum HaltPoint {
  /** Nothing is written about the charge. */
  BEFORE_INTENT,
  /** The intent is written, nothing is sent. */
  AFTER_INTENT,
  /** The provider knows the payment, its reference is not stored. */
  AFTER_CREATE,
  /** The reference is stored, nothing is confirmed. */
  AFTER_REFERENCE,
  /** The provider answered, nothing is written of it. */
  AFTER_CONFIRM,
  /** The outcome is written, the workflow does not know it. */
  AFTER_OUTCOME,
  /** The renewal is applied in the record, the workflow does not know it. */
  AFTER_COMMIT;

  /** The name in the environment and in file names, such as {@code after_intent}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
