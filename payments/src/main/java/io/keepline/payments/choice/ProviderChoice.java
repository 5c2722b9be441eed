package io.keepline.payments.choice;

import io.keepline.payments.MethodTable;
import io.keepline.payments.SandboxMethods;
import io.keepline.payments.stripe.StripeMethods;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Which brands pay through Stripe; every other one pays through the sandbox provider. No key is
 * needed to know it.
 *
 * @param stripeBrands ids of the brands that pay through Stripe; {@code *} stands for every brand
 */
public record ProviderChoice(Set<String> stripeBrands) {

  /** The sandbox provider's name in records and webhook addresses. */
  public static final String SANDBOX = SandboxMethods.TABLE.provider();

  /** Stripe's. */
  public static final String STRIPE = StripeMethods.TABLE.provider();

  /** Every brand pays through the sandbox provider. */
  public static final ProviderChoice SANDBOX_ONLY = new ProviderChoice(Set.of());

  /** The variable that names the brands. */
  public static final String VARIABLE = "KEEPLINE_STRIPE_BRANDS";

  /** Stripe makes the way of paying itself; the port wants a word all the same. */
  private static final String ON_PAGE = "on_page";

  private static final String EVERY = "*";
  private static final String BRAND = "[a-z][a-z0-9-]{0,39}";

  /** Keeps its own copy. */
  public ProviderChoice {
    stripeBrands = Set.copyOf(stripeBrands);
  }

  /**
   * Reads {@value #VARIABLE}: brand ids with commas between them, or {@code *} for every brand.
   *
   * @param fault told a sentence about what is wrong
   */
  public static ProviderChoice read(Map<String, String> environment, Consumer<String> fault) {
    String text = environment.getOrDefault(VARIABLE, "");
    if (text.isBlank()) {
      return SANDBOX_ONLY;
    }
    List<String> brands = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    boolean known =
        brands.equals(List.of(EVERY)) || brands.stream().allMatch(b -> b.matches(BRAND));
    if (!known) {
      fault.accept(VARIABLE + " must be brand ids with commas between them, or * for every brand.");
      return SANDBOX_ONLY;
    }
    return new ProviderChoice(new TreeSet<>(brands));
  }

  /** The name of the provider through which a brand's new payments go. */
  public String of(String brandId) {
    return stripeBrands.contains(EVERY) || stripeBrands.contains(brandId) ? STRIPE : SANDBOX;
  }

  /** What that provider does with which method. */
  public MethodTable methods(String brandId) {
    return of(brandId).equals(STRIPE) ? StripeMethods.TABLE : SandboxMethods.TABLE;
  }

  /**
   * What stands for a method that is paid on the provider's own page, where nothing was entered
   * before; empty for one that needs something entered first, as a card does.
   *
   * @param method the method's name
   */
  public Optional<String> pageToken(String brandId, String method) {
    boolean stripe = of(brandId).equals(STRIPE);
    return switch (method) {
      case "WALLET" -> Optional.of("wal_on_time").filter(token -> !stripe);
      case "PAYPAL" -> Optional.of(stripe ? ON_PAGE : "ppl_on_time");
      case "ALIPAY" -> Optional.of(stripe ? ON_PAGE : "ali_on_time");
      case "WECHAT_PAY" -> Optional.of(stripe ? ON_PAGE : "wxp_on_time");
      default -> Optional.empty();
    };
  }

  /** Whether any brand pays through Stripe. */
  public boolean usesStripe() {
    return !stripeBrands.isEmpty();
  }

  /** Whether any brand may pay through the sandbox provider. */
  public boolean usesSandbox() {
    return !stripeBrands.contains(EVERY);
  }
}
