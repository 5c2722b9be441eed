package io.keepline.activities;

import io.keepline.activities.carrier.Carrier;
import io.keepline.activities.notice.Mailer;
import io.keepline.activities.notice.SmsSender;
import io.keepline.payments.choice.Providers;
import io.keepline.workflows.LinkTokens;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What a worker reaches the world through.
 *
 * @param providers move money; both calls of a charge together must take less than nine seconds
 * @param mailer the channel for mail
 * @param sms the channel for short messages; absent where the operator has none
 * @param carrier puts numbers into service
 * @param links makes the tokens of mailed links
 * @param publicUrl how the API is reached from outside, without a slash at the end
 * @param clock real time
 */
public record WorldPorts(
    Providers providers,
    Mailer mailer,
    Optional<SmsSender> sms,
    Carrier carrier,
    LinkTokens links,
    URI publicUrl,
    InstantSource clock) {}
