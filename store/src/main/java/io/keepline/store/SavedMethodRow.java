package io.keepline.store;

import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A method that a holder keeps, or wants to keep, at a provider.
 *
 * @param methodRef its opaque id; its token's reference once it is saved
 * @param holderId whose it is
 * @param brandId the brand it was saved with
 * @param method how it pays
 * @param wishRef reference to what the provider's page gave for it
 * @param state ASKED, PENDING, SAVED, DECLINED, REMOVING or REMOVED
 * @param consent from where the mandate was given; absent once the provider has answered
 * @param answer what the provider said
 * @param createdAt real time
 * @param changedAt real time
 * @param lookAt when the worker does something about it, real time; absent: nothing to do
 */
public record SavedMethodRow(
    String methodRef,
    String holderId,
    String brandId,
    String method,
    String wishRef,
    String state,
    Consent consent,
    Answer answer,
    Instant createdAt,
    Instant changedAt,
    @Nullable Instant lookAt) {

  /**
   * From where a mandate was given.
   *
   * @param ip the subscriber's address
   * @param agent the browser's name for itself
   */
  public record Consent(@Nullable String ip, @Nullable String agent) {
    /** Not told, or forgotten. */
    public static final Consent NONE = new Consent(null, null);

    /** Personal data stays out of logs. */
    @Override
    public String toString() {
      return "Consent[]";
    }
  }

  /**
   * What the provider said.
   *
   * @param provider its name; absent until it was asked
   * @param saveRef its reference of the wish
   * @param checkoutUrl where the holder agrees
   * @param label what the holder knows the method by
   * @param lastMonth the card's last month, such as 2029-12
   * @param declineReason why it was refused
   */
  public record Answer(
      @Nullable String provider,
      @Nullable String saveRef,
      @Nullable String checkoutUrl,
      @Nullable String label,
      @Nullable String lastMonth,
      @Nullable String declineReason) {
    /** Nothing yet. */
    public static final Answer NONE = new Answer(null, null, null, null, null, null);
  }

  /** A wish that nobody was asked yet. */
  public static SavedMethodRow asked(
      String methodRef,
      HolderRow holder,
      String method,
      String wishRef,
      Consent consent,
      Instant now) {
    return new SavedMethodRow(
        methodRef,
        holder.holderId(),
        holder.brandId(),
        method,
        wishRef,
        "ASKED",
        consent,
        Answer.NONE,
        now,
        now,
        now);
  }

  /** The same method after the provider said something. */
  public SavedMethodRow answered(String next, Answer said, @Nullable Instant again, Instant now) {
    return new SavedMethodRow(
        methodRef,
        holderId,
        brandId,
        method,
        wishRef,
        next,
        next.equals("ASKED") ? consent : Consent.NONE,
        said,
        createdAt,
        now,
        again);
  }

  /** Whether it can be paid with. */
  public boolean isSaved() {
    return state.equals("SAVED");
  }

  static SavedMethodRow read(Columns row) throws SQLException {
    return new SavedMethodRow(
        row.text("method_ref"),
        row.text("holder_id"),
        row.text("brand_id"),
        row.text("method"),
        row.text("wish_ref"),
        row.text("state"),
        new Consent(row.textIf("consent_ip"), row.textIf("consent_agent")),
        new Answer(
            row.textIf("provider"),
            row.textIf("save_ref"),
            row.textIf("checkout_url"),
            row.textIf("label"),
            row.textIf("last_month"),
            row.textIf("decline_reason")),
        row.instant("created_at"),
        row.instant("changed_at"),
        row.instantIf("look_at"));
  }
}
