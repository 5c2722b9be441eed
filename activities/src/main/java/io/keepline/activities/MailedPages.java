package io.keepline.activities;

import io.keepline.workflows.LinkTokens;
import java.net.URI;
import java.time.LocalDate;

/**
 * The pages that mails lead to. An address carries a token, and opens nothing else.
 *
 * @param links makes the tokens
 * @param publicUrl where holders reach the API, without a slash at the end
 */
record MailedPages(LinkTokens links, URI publicUrl) {

  static MailedPages of(WorldPorts ports) {
    return new MailedPages(ports.links(), ports.publicUrl());
  }

  /** Pays one term; good for one paid-until date: after a renewal it offers nothing. */
  URI pay(String leaseId, LocalDate validUntil) {
    return page("pay", leaseId, "pay-" + validUntil);
  }

  /** Confirms a cancellation that was asked for. */
  URI cancel(String leaseId, String linkId) {
    return page("cancel", leaseId, linkId);
  }

  /** Shows a document. */
  URI document(String leaseId, String documentId) {
    return page("documents", leaseId, documentId);
  }

  private URI page(String kind, String leaseId, String linkId) {
    String token = links.mint(new LinkTokens.Link(leaseId, linkId));
    return URI.create(publicUrl + "/" + kind + "/" + token);
  }
}
