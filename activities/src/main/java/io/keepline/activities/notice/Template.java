package io.keepline.activities.notice;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Sentences with names in braces. Values are put in once and never read again, so that braces in a
 * brand's name stay what they are.
 */
final class Template {

  private static final Pattern NAME = Pattern.compile("\\{([a-zA-Z]+)}");

  private Template() {}

  /**
   * Fills one sentence.
   *
   * @throws IllegalArgumentException if it names something that is not given
   */
  static String fill(String sentence, Map<String, String> words) {
    return NAME.matcher(sentence)
        .replaceAll(
            match -> {
              String value = words.get(match.group(1));
              if (value == null) {
                throw new IllegalArgumentException("this notice needs the fact " + match.group(1));
              }
              return Matcher.quoteReplacement(value);
            });
  }

  /**
   * Fills a text of several lines. A line that speaks of something which is not given is left out.
   */
  static List<String> lines(String text, Map<String, String> words) {
    return text.lines()
        .filter(line -> words.keySet().containsAll(names(line)))
        .map(line -> fill(line, words))
        .toList();
  }

  /** The names that stand in a text. */
  static Set<String> names(String text) {
    return NAME.matcher(text)
        .results()
        .map((MatchResult match) -> match.group(1))
        .collect(Collectors.toSet());
  }
}
