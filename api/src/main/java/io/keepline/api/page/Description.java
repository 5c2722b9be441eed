package io.keepline.api.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.keepline.api.http.Call;
import io.keepline.api.http.Language;
import io.keepline.api.http.ProblemCode;
import io.keepline.api.http.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/** The description of this API, as its file and as a page made from it; nothing comes from afar. */
final class Description {

  private static final String FILE = "/openapi.yaml";
  private static final String PAGE = "/docs";

  private final String yaml = Style.resource(FILE);
  private final JsonNode tree = parse(yaml);

  Reply file(Call call) {
    return Reply.text("application/yaml; charset=utf-8", yaml);
  }

  /** Somebody opened the bare address: the description is what there is to see. */
  Reply home(Call call) {
    return new Reply(302, "text/html; charset=utf-8", "", Map.of("Location", PAGE));
  }

  Reply page(Call call) {
    Html page = new Html(Language.EN);
    String title = tree.at("/info/title").asText();
    page.heading(title);
    List.of(tree.at("/info/description").asText().split("\n\n", -1)).forEach(page::text);
    page.link(FILE, "openapi.yaml");
    tree.path("tags")
        .forEach(tag -> tag(page, tag.path("name").asText(), tag.path("description").asText()));
    problems(page);
    return page.reply(200, title);
  }

  private void tag(Html page, String name, String description) {
    page.section(name).text(description);
    tree.path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(operation -> operation(page, name, path.getKey(), operation)));
  }

  private void operation(
      Html page, String tag, String path, Map.Entry<String, JsonNode> operation) {
    JsonNode what = operation.getValue();
    if (!what.path("tags").path(0).asText().equals(tag)) {
      return;
    }
    String method = operation.getKey().toUpperCase(Locale.ROOT);
    page.raw(
        "<h3 id=\""
            + Html.escape(what.path("operationId").asText())
            + "\"><span class=\"method\">"
            + Html.escape(method)
            + "</span> <code>"
            + Html.escape(path)
            + "</code></h3>");
    page.text(what.path("summary").asText());
    if (what.has("description")) {
      page.text(what.path("description").asText());
    }
    String role = what.path("x-scope").asText();
    page.raw("<table>");
    row(page, "Scope", role.isEmpty() ? "none" : role);
    fields(page, what);
    List<String> answers = new ArrayList<>();
    what.path("responses").fieldNames().forEachRemaining(answers::add);
    row(page, "Answers", String.join(", ", answers));
    page.raw("</table>");
  }

  private void fields(Html page, JsonNode operation) {
    for (JsonNode reference : operation.path("parameters")) {
      JsonNode parameter = resolve(reference);
      row(
          page,
          parameter.path("name").asText() + " (" + parameter.path("in").asText() + ")",
          parameter.path("description").asText());
    }
    JsonNode body = resolve(operation.at("/requestBody/content/application~1json/schema"));
    body.path("properties")
        .properties()
        .forEach(
            field ->
                row(
                    page,
                    field.getKey() + " (body)",
                    resolve(field.getValue()).path("description").asText()));
  }

  private void problems(Html page) {
    ResourceBundle words = Language.EN.problems();
    page.section("Problems").text("Every refusal is a problem document (RFC 9457) with one code.");
    page.raw("<table><tr><th>code</th><th>status</th><th>what it says, and what to do</th></tr>");
    for (ProblemCode code : ProblemCode.values()) {
      String name = code.wireName();
      page.raw(
          "<tr id=\""
              + Html.escape(name)
              + "\"><td><code>"
              + Html.escape(name)
              + "</code></td><td>"
              + code.status()
              + "</td><td>"
              + Html.escape(words.getString(name + ".detail"))
              + " "
              + Html.escape(words.getString(name + ".remedy"))
              + "</td></tr>");
    }
    page.raw("</table>");
  }

  private static void row(Html page, String name, String value) {
    page.raw(
        "<tr><td><code>"
            + Html.escape(name)
            + "</code></td><td>"
            + Html.escape(value)
            + "</td></tr>");
  }

  private JsonNode resolve(JsonNode node) {
    String reference = node.path("$ref").asText();
    return reference.isEmpty() ? node : tree.at(reference.substring(1));
  }

  private static JsonNode parse(String yaml) {
    try {
      return new YAMLMapper().readTree(yaml);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
