package io.keepline.lifecycle;

/**
 * Who asks for something, and why.
 *
 * @param requestId the request's id: the same id is the same wish, however often it arrives
 * @param actor who asks
 * @param reason a short code, such as {@code lost_sim}; never free text, which could name a person
 */
public record By(String requestId, Actor actor, String reason) {

  /** Keepline itself, for a timer or an answer from the world. */
  public static By system(String requestId, String reason) {
    return new By(requestId, Actor.SYSTEM, reason);
  }
}
