package io.keepline.api.http;

import io.keepline.store.brand.Support;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/** Writes problems as RFC 9457 documents, in the reader's language. */
public final class ProblemWriter {

  private final SupportContact contact;
  private final String docs;

  /**
   * A writer.
   *
   * @param contact whom to ask
   * @param docs where the codes are described; a code is appended as its fragment
   */
  public ProblemWriter(SupportContact contact, String docs) {
    this.contact = contact;
    this.docs = docs;
  }

  /**
   * The document.
   *
   * @param instance the path that was asked for
   */
  public Reply write(Problem problem, Language language, String instance) {
    ResourceBundle words = language.problems();
    ProblemCode code = problem.code();
    String name = code.wireName();
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("type", docs + "#" + name);
    document.put("title", words.getString(name + ".title"));
    document.put("status", code.status());
    document.put("detail", filled(words, name + ".detail", problem.members()));
    document.put("remedy", words.getString(name + ".remedy"));
    document.put("instance", instance);
    document.put("code", name);
    document.put("mayRetry", code.mayRetry());
    List<Problem.Fault> faults = problem.faults();
    if (!faults.isEmpty()) {
      document.put("errors", faults);
    }
    Support support = support(problem);
    document.put("support", support);
    document.putAll(problem.members());
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Language", language.tag());
    problem
        .retryAfter()
        .ifPresent(
            wait -> headers.put("Retry-After", Long.toString(Math.max(1, wait.toSeconds()))));
    if (code == ProblemCode.UNAUTHENTICATED) {
      headers.put("WWW-Authenticate", "Bearer realm=\"keepline\"");
    }
    return new Reply(code.status(), Reply.PROBLEM, Wire.write(document), headers);
  }

  /** A sentence may name members in braces; a list becomes an enumeration. */
  private static String filled(ResourceBundle words, String key, Map<String, Object> members) {
    String sentence = words.getString(key);
    for (Map.Entry<String, Object> member : members.entrySet()) {
      String value =
          member.getValue() instanceof List<?> list
              ? list.stream()
                  .map(String::valueOf)
                  .collect(Collectors.joining(words.getString("list.separator")))
              : String.valueOf(member.getValue());
      sentence = sentence.replace("{" + member.getKey() + "}", value);
    }
    return sentence;
  }

  private Support support(Problem problem) {
    try {
      return contact.of(problem.brandId());
    } catch (RuntimeException recordAway) {
      return contact.of(Optional.empty());
    }
  }
}
