package io.keepline.api.document;

import io.keepline.api.command.Requests;
import io.keepline.api.http.Role;
import io.keepline.api.http.Route;
import io.keepline.store.Database;
import io.keepline.store.Documents;
import io.keepline.store.Holders;
import io.keepline.store.InvoiceRequests;
import io.keepline.store.Reads;
import io.keepline.store.Records;
import io.keepline.workflows.LinkTokens;
import java.time.InstantSource;
import java.util.List;

/** The routes for documents and records, wired. */
public final class DocumentApi {
  private final ReadDocuments read;
  private final DocumentPage page;
  private final AskForInvoice invoice;
  private final ExportRecords export;
  private final StatusSheet status;

  /**
   * Over an open database.
   *
   * @param base how this API is reached from outside, without a slash at the end
   */
  public DocumentApi(
      Database database, Requests requests, LinkTokens tokens, String base, InstantSource clock) {
    Documents documents = new Documents(database);
    InvoiceRequests wishes = new InvoiceRequests(database);
    Reads reads = new Reads(database);
    Owners owners = new Owners(reads, new Holders(database));
    this.read = new ReadDocuments(documents, wishes, owners, base);
    this.page = new DocumentPage(documents, tokens);
    this.invoice = new AskForInvoice(requests, wishes, reads, owners, base, clock);
    this.status = new StatusSheet(database, clock);
    this.export = new ExportRecords(new Records(database), owners);
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(
        Route.get("/v1/documents", Role.READ, read::list),
        Route.get("/v1/documents/{document}", Role.READ, read::one),
        Route.post("/v1/orders/{orderId}/invoices", Role.LEASE, invoice::answer),
        Route.get("/v1/leases/{leaseId}/status-sheet", Role.READ, status::answer),
        Route.get("/v1/records/{records}", Role.READ, export::answer),
        Route.get("/documents/{token}", Role.PUBLIC, page::html),
        Route.get("/documents/{token}/pdf", Role.PUBLIC, page::pdf));
  }
}
