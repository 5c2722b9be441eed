package io.keepline.api.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer, whole.
 *
 * @param status the HTTP status
 * @param contentType what the body is
 * @param body the body; empty for none
 * @param headers beyond those that every answer has
 */
public record Reply(int status, String contentType, String body, Map<String, String> headers) {

  /** What JSON answers are. */
  public static final String JSON = "application/json";

  /** What problems are. */
  public static final String PROBLEM = "application/problem+json";

  private static final String PDF = "application/pdf";
  private static final String HTML = "text/html; charset=utf-8";

  /** Copies the headers. */
  public Reply {
    headers = Map.copyOf(headers);
  }

  /** A value as JSON. */
  public static Reply json(int status, Object value) {
    return new Reply(status, JSON, Wire.write(value), Map.of());
  }

  /** 200 and a value. */
  public static Reply ok(Object value) {
    return json(200, value);
  }

  /** Nothing more to say. */
  public static Reply noContent() {
    return new Reply(204, JSON, "", Map.of());
  }

  /** A page. */
  public static Reply html(int status, String page) {
    return new Reply(status, HTML, page, Map.of());
  }

  /** A text of another type. */
  public static Reply text(String contentType, String text) {
    return new Reply(200, contentType, text, Map.of());
  }

  /** A PDF; its bytes are kept as one character each. */
  public static Reply pdf(byte[] bytes) {
    return new Reply(200, PDF, new String(bytes, StandardCharsets.ISO_8859_1), Map.of());
  }

  /** What goes over the wire: bytes as they are, texts in UTF-8. */
  byte[] bytes() {
    return body.getBytes(
        contentType.equals(PDF) ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
  }

  /** The same answer with a header. */
  public Reply with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Reply(status, contentType, body, more);
  }
}
