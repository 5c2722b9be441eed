package io.keepline.payments.choice;

import io.keepline.payments.MethodTable;
import io.keepline.payments.PaymentProvider;
import io.keepline.payments.SavedMethods;
import java.util.List;

/**
 * The providers that a worker has opened. A new payment goes to its brand's provider; whatever
 * follows (look-up, closing, refund) goes to the one that the attempt's row names, also after the
 * brand moved to another.
 */
public final class Providers {

  /**
   * A provider that is open.
   *
   * @param charges moves the money
   * @param saved keeps methods for later
   * @param methods what it does with which method; names it
   */
  public record Open(PaymentProvider charges, SavedMethods saved, MethodTable methods) {

    /** Its name in records and webhook addresses. */
    public String name() {
      return methods.provider();
    }
  }

  private final ProviderChoice choice;
  private final List<Open> open;

  /**
   * Several providers and the choice between them.
   *
   * @throws IllegalArgumentException if a provider that the choice names is not open
   */
  public Providers(ProviderChoice choice, List<Open> open) {
    this.choice = choice;
    this.open = List.copyOf(open);
    requireOpen(choice.usesStripe(), ProviderChoice.STRIPE);
    requireOpen(choice.usesSandbox(), ProviderChoice.SANDBOX);
  }

  private void requireOpen(boolean needed, String name) {
    if (needed && open.stream().noneMatch(p -> p.name().equals(name))) {
      throw new IllegalArgumentException("a brand pays through " + name + ", which is not open");
    }
  }

  /** The sandbox provider alone. */
  public static Providers sandbox(Open sandbox) {
    return new Providers(ProviderChoice.SANDBOX_ONLY, List.of(sandbox));
  }

  /** Every provider that is open. */
  public List<Open> all() {
    return open;
  }

  /** The provider of a brand's new payments. */
  public Open forBrand(String brandId) {
    return named(choice.of(brandId));
  }

  /**
   * The provider that a record names.
   *
   * @throws IllegalStateException if this worker has not opened it
   */
  public Open named(String name) {
    return open.stream()
        .filter(p -> p.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "a record names the provider " + name + ", which this worker has not opened"));
  }
}
