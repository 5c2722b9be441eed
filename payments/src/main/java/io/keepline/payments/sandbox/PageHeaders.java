package io.keepline.payments.sandbox;

import io.javalin.http.Context;
import java.util.Optional;

/** What every page needs: its language, and headers that let nothing foreign in. */
final class PageHeaders {

  private PageHeaders() {}

  static PageLanguage language(Context context) {
    return PageLanguage.choose(
        Optional.ofNullable(context.queryParam("lang")),
        Optional.ofNullable(context.header("Accept-Language")));
  }

  /** Sets the headers and answers the nonce that the page's style must carry. */
  static String put(Context context) {
    String nonce = Ids.fresh("n");
    context
        .header(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'nonce-"
                + nonce
                + "'; base-uri 'none'; frame-ancestors 'none'")
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer")
        .header("Cache-Control", "no-store");
    return nonce;
  }
}
