package io.keepline.api.document;

import io.keepline.api.http.Call;
import io.keepline.api.http.Problem;
import io.keepline.api.http.Reply;
import io.keepline.store.DocumentRow;
import io.keepline.store.Documents;
import io.keepline.workflows.LinkTokens;

/** A document behind its mailed link: the link, signed by the worker, is the permission. */
final class DocumentPage {
  private final Documents documents;
  private final LinkTokens tokens;

  DocumentPage(Documents documents, LinkTokens tokens) {
    this.documents = documents;
    this.tokens = tokens;
  }

  Reply html(Call call) {
    return page(call, Form.HTML);
  }

  Reply pdf(Call call) {
    return page(call, Form.PDF);
  }

  private Reply page(Call call, Form form) {
    LinkTokens.Link link = tokens.read(call.path("token")).orElseThrow(Problem::notFound);
    DocumentRow row =
        documents
            .document(link.linkId())
            .filter(found -> found.leaseId().equals(link.leaseId()))
            .orElseThrow(Problem::notFound);
    Reply reply =
        form == Form.HTML
            ? DocumentHtml.reply(
                Wording.view(io.keepline.store.DocumentContent.read(row.content()))
                    .withPdf("/documents/" + call.path("token") + "/pdf"))
            : ReadDocuments.shown(row, form);
    return reply.with("Referrer-Policy", "no-referrer").with("X-Robots-Tag", "noindex");
  }
}
