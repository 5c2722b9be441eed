package io.keepline.lifecycle;

import java.time.Instant;

/**
 * The holder's standing permission to renew by charge.
 *
 * @param method the method it was given for
 * @param ceiling the most that one renewal may cost
 * @param givenAt when, in lease time
 * @param chargeable whether the method can be charged unattended; otherwise the holder is asked to
 *     pay
 */
public record Consent(PaymentMethod method, Money ceiling, Instant givenAt, boolean chargeable) {}
