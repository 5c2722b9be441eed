package io.keepline.api.lease;

import io.keepline.api.http.Body;
import io.keepline.api.http.Call;
import io.keepline.api.http.Cursors;
import io.keepline.api.http.Page;
import io.keepline.api.http.Problem;
import io.keepline.api.http.Reply;
import io.keepline.lifecycle.Iccid;
import io.keepline.lifecycle.Msisdn;
import io.keepline.store.HolderRow;
import io.keepline.store.Holders;
import io.keepline.store.LeaseView;
import io.keepline.store.Reads;
import java.util.List;

/** Reads leases: one, a holder's, or the open one behind a number or a card. */
final class ReadLease {

  private final Reads reads;
  private final Holders holders;
  private final LeaseReader leases;
  private final Urls urls;

  ReadLease(Reads reads, Holders holders, LeaseReader leases, Urls urls) {
    this.reads = reads;
    this.holders = holders;
    this.leases = leases;
    this.urls = urls;
  }

  Reply one(Call call) {
    return shown(leases.lease(call.caller(), call.id("leaseId")));
  }

  Reply ofHolder(Call call) {
    String holderId = call.need("holderId", "[A-Za-z0-9_-]{1,80}", "a holder's id");
    HolderRow holder = holders.holder(holderId).orElseThrow(Problem::notFound);
    call.caller().mustTouch(holder.brandId());
    int limit = call.limit();
    List<LeaseView> rows = reads.leasesOf(holderId, call.cursor().orElse(null), limit + 1);
    return Reply.ok(
        Page.of(
            rows,
            limit,
            row -> Cursors.write(row.lease().leaseId()),
            row -> body(leases.held(row))));
  }

  /** By number or card in the body, so that neither ever stands in an address or a log. */
  Reply lookup(Call call) {
    Body body = call.body();
    if (body.has("msisdn") == body.has("iccid")) {
      body.fault("msisdn", "either msisdn or iccid");
      body.check();
    }
    if (body.has("msisdn")) {
      Msisdn msisdn = msisdn(body);
      return shown(leases.visible(call.caller(), reads.openLease(msisdn)));
    }
    Iccid iccid = iccid(body, "iccid");
    body.check();
    return shown(leases.visible(call.caller(), reads.openLease(iccid)));
  }

  /** A card's serial number in a body; a wrong one is a fault of the body. */
  static Iccid iccid(Body body, String name) {
    String text = body.text(name, 40);
    try {
      return Iccid.parse(text);
    } catch (IllegalArgumentException wrong) {
      body.fault(name, String.valueOf(wrong.getMessage()));
      return new Iccid("8900000000000000003");
    }
  }

  private static Msisdn msisdn(Body body) {
    String text = body.text("msisdn", 40);
    body.check();
    try {
      return Msisdn.parse(text.replaceAll("[ ().-]", ""));
    } catch (IllegalArgumentException wrong) {
      throw Problem.invalid("/msisdn", String.valueOf(wrong.getMessage()));
    }
  }

  private Reply shown(Held held) {
    return Reply.ok(body(held)).with("ETag", held.etag());
  }

  private LeaseBody body(Held held) {
    return LeaseBody.of(held, leases.foreseen(held), urls);
  }
}
