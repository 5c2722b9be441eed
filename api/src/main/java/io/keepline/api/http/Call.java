package io.keepline.api.http;

import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One request, as an endpoint sees it. */
public final class Call {

  private static final int MOST = 100;
  private static final int USUAL = 50;

  private final Context context;
  private final @Nullable Caller caller;

  Call(Context context, @Nullable Caller caller) {
    this.context = context;
    this.caller = caller;
  }

  /** Who calls. Only routes that need a key may ask. */
  public Caller caller() {
    if (caller == null) {
      throw new IllegalStateException("this route knows no caller");
    }
    return caller;
  }

  /** The brand that the request turned out to be about. */
  public Optional<String> brandId() {
    return caller == null ? Optional.empty() : caller.brandId();
  }

  /**
   * An id in the path.
   *
   * @throws Problem not found, if it has not the form of an id
   */
  public String id(String name) {
    String value = context.pathParam(name);
    if (!value.matches("[A-Za-z0-9_-]{1,80}")) {
      throw Problem.notFound();
    }
    return value;
  }

  /** A part of the path, as it came. */
  public String path(String name) {
    return context.pathParam(name);
  }

  /** A parameter of the query. */
  public Optional<String> query(String name) {
    return Optional.ofNullable(context.queryParam(name)).filter(text -> !text.isBlank());
  }

  /**
   * A parameter of the query that must be there.
   *
   * @throws Problem if it is not
   */
  public String need(String name, String form, String rule) {
    return query(name)
        .filter(text -> text.matches(form))
        .orElseThrow(() -> Problem.invalid("?" + name, rule));
  }

  /** How many rows a page shall have: 1 to 100. */
  public int limit() {
    return query("limit").map(text -> whole("limit", text, 1, MOST)).orElse(USUAL);
  }

  /** A whole number of the query. */
  public Optional<Integer> whole(String name, int least, int most) {
    return query(name).map(text -> whole(name, text, least, most));
  }

  /** Where the page before ended. */
  public Optional<String> cursor() {
    return query("cursor").map(text -> Cursors.read(text, 1).get(0));
  }

  /** A request header. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(context.header(name));
  }

  /** A field of a submitted form. */
  public Optional<String> form(String name) {
    return Optional.ofNullable(context.formParam(name));
  }

  /** Every request header, by name. */
  public Map<String, String> headers() {
    return context.headerMap();
  }

  /** The bytes of the body. */
  public byte[] bytes() {
    return context.bodyAsBytes();
  }

  /**
   * The body as a JSON object.
   *
   * @throws Problem if it is none
   */
  public Body body() {
    String type = context.contentType();
    if (type == null || !type.split(";", 2)[0].strip().equalsIgnoreCase(Reply.JSON)) {
      throw Problem.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE);
    }
    return Body.parse(bytes());
  }

  /**
   * Checks that the caller saw the present version.
   *
   * @throws Problem if {@code If-Match} is missing or names another
   */
  public void mustMatch(String etag) {
    String seen =
        header("If-Match").orElseThrow(() -> Problem.of(ProblemCode.PRECONDITION_REQUIRED));
    if (!seen.strip().equals(etag)) {
      throw Problem.of(ProblemCode.PRECONDITION_FAILED);
    }
  }

  /** The language to answer in. */
  public Language language() {
    return Language.of(query("lang").or(() -> header("Accept-Language")));
  }

  /** The concrete path. */
  public String path() {
    return context.path();
  }

  private static int whole(String name, String text, int least, int most) {
    try {
      int value = Integer.parseInt(text);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException notANumber) {
      // Falls through to the one problem.
    }
    throw Problem.invalid("?" + name, "a whole number from " + least + " to " + most);
  }
}
