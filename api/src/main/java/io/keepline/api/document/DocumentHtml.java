package io.keepline.api.document;

import io.keepline.api.document.DocumentView.Pair;
import io.keepline.api.http.Reply;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Draws a document as one HTML page that needs nothing else: it can be kept as a file. */
final class DocumentHtml {
  private static final String STYLE =
      """
      :root{color-scheme:light;--ink:#1b2430;--dim:#5b6675;--line:#d9dee5;--mark:#0b5f6b}
      *{box-sizing:border-box}
      body{margin:0;background:#eef1f4;color:var(--ink);line-height:1.5;
      font-family:"Noto Sans SC","Noto Sans","PingFang SC","Microsoft YaHei",system-ui,sans-serif}
      main{max-width:46rem;margin:2rem auto;background:#fff;padding:2.5rem 3rem;
      border-top:6px solid var(--mark);box-shadow:0 1px 4px rgba(20,30,40,.12)}
      header{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:baseline;gap:1rem;
      padding-bottom:1.2rem;border-bottom:1px solid var(--line)}
      .brand{font-size:1.5rem;font-weight:700}
      h1{font-size:1.35rem;margin:0;color:var(--mark)}
      .sub{color:var(--dim);overflow-wrap:anywhere;text-align:right}h1{text-align:right}
      dl{display:grid;grid-template-columns:repeat(auto-fill,minmax(16rem,1fr));gap:.9rem 2rem;
      margin:1.6rem 0}
      dt{font-size:.8rem;color:var(--dim)}dd{margin:0;overflow-wrap:anywhere}
      table{width:100%;border-collapse:collapse;margin-bottom:1.6rem}
      th,td{text-align:left;padding:.6rem 0;border-bottom:1px solid var(--line)}
      th{font-size:.8rem;font-weight:400;color:var(--dim)}
      td:last-child,th:last-child{text-align:right;white-space:nowrap;padding-left:1rem}
      tfoot td{font-size:1.15rem;font-weight:700;border-bottom:0}
      .notes p{margin:.2rem 0;color:var(--dim);font-size:.85rem}
      footer{margin-top:2rem;padding-top:1rem;border-top:1px solid var(--line);font-size:.85rem;
      color:var(--dim);overflow-wrap:anywhere}
      a{color:var(--mark)}
      @media(max-width:40rem){main{margin:0;padding:1.5rem}}
      @media print{body{background:#fff}main{box-shadow:none;margin:0;max-width:none}.pdf{display:none}}
      """;
  private static final String POLICY =
      "default-src 'none'; style-src 'sha256-"
          + digest(STYLE)
          + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private DocumentHtml() {}

  static Reply reply(DocumentView view) {
    return Reply.html(200, page(view))
        .with("Content-Security-Policy", POLICY)
        .with("Content-Language", view.language());
  }

  static String page(DocumentView view) {
    StringBuilder page = new StringBuilder(4_000);
    page.append("<!doctype html><html lang=\"").append(escape(view.language())).append("\"><head>");
    page.append("<meta charset=\"utf-8\"><meta name=\"viewport\" ");
    page.append("content=\"width=device-width, initial-scale=1\">");
    page.append("<meta name=\"robots\" content=\"noindex\"><title>");
    page.append(escape(view.title() + " " + view.subtitle())).append("</title><style>");
    page.append(STYLE).append("</style></head><body><main><header><div class=\"brand\">");
    page.append(escape(view.brand())).append("</div><div><h1>").append(escape(view.title()));
    page.append("</h1><div class=\"sub\">").append(escape(view.subtitle()));
    page.append("</div></div></header><dl>");
    for (Pair fact : view.facts()) {
      page.append("<div><dt>").append(escape(fact.left())).append("</dt><dd>");
      page.append(escape(fact.right())).append("</dd></div>");
    }
    page.append("</dl><table><thead>").append(row(view.heads(), "th")).append("</thead><tbody>");
    view.lines().forEach(line -> page.append(row(line, "td")));
    page.append("</tbody><tfoot>").append(row(view.total(), "td")).append("</tfoot></table>");
    page.append("<div class=\"notes\">");
    view.notes().forEach(note -> page.append("<p>").append(escape(note)).append("</p>"));
    page.append("</div>");
    view.pdf()
        .ifPresent(
            link ->
                page.append("<p class=\"pdf\"><a href=\"")
                    .append(escape(link.left()))
                    .append("\">")
                    .append(escape(link.right()))
                    .append("</a></p>"));
    page.append("<footer>").append(escape(view.brand())).append(" · ");
    return page.append(escape(view.contact())).append("</footer></main></body></html>").toString();
  }

  private static String row(Pair pair, String cell) {
    String open = "<" + cell + ">";
    String close = "</" + cell + ">";
    return "<tr>"
        + open
        + escape(pair.left())
        + close
        + open
        + escape(pair.right())
        + close
        + "</tr>";
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private static String digest(String style) {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
