package io.keepline.api.lease;

import io.keepline.api.http.Body;
import io.keepline.api.http.Call;

/**
 * Who of the operator's people acts, and why.
 *
 * @param id the person's opaque id
 * @param reason a code; never free text, which could name somebody
 */
record Staff(String id, String reason) {

  private static final String ID = "[A-Za-z0-9_-]{1,60}";
  private static final String REASON = "[a-z0-9_]{1,40}";
  private static final String REASON_RULE =
      "a code of up to 40 lower-case letters, digits and underscores";

  static Staff read(Body body) {
    String id = body.matching("staff", t -> t.matches(ID), "the opaque id of who acts");
    return new Staff(id, body.matching("reason", t -> t.matches(REASON), REASON_RULE));
  }

  /** Where the request has no body. */
  static Staff read(Call call) {
    String id = call.need("staff", ID, "the opaque id of who acts");
    return new Staff(id, call.need("reason", REASON, REASON_RULE));
  }

  String actor() {
    return "staff:" + id;
  }
}
