package io.keepline.store.brand;

import java.util.Optional;
import java.util.Set;

/**
 * Who sells under a brand, as receipts, invoices and credit notes must name them.
 *
 * @param name the legal name
 * @param address the registered address
 * @param taxId the tax or registration number
 */
public record Issuer(String name, String address, String taxId) {

  static Optional<Issuer> read(Fields file) {
    return file.objectIf("issuer")
        .map(f -> f.only(Set.of("name", "address", "taxId")))
        .map(
            f ->
                new Issuer(
                    f.text("name", "\\S[^\\p{Cntrl}]{1,119}", "a legal name"),
                    f.text("address", "\\S[^\\p{Cntrl}]{1,199}", "an address on one line"),
                    f.text("taxId", "[A-Za-z0-9][A-Za-z0-9 ./-]{2,39}", "a tax number")));
  }
}
