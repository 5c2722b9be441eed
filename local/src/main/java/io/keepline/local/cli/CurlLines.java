package io.keepline.local.cli;

import java.util.List;

/** The lines to copy: one number's life with curl. Ids are taken out of the answers with sed. */
final class CurlLines {
  private static final String TEXT =
      """
        export KL=%s KEY='Authorization: Bearer %s'
        kl() { curl -sS -H "$KEY" -H 'Content-Type: application/json' -H "Idempotency-Key: $RANDOM$RANDOM$RANDOM" "$@"; echo; }
        id() { sed -n 's/.*"'$1'":"\\([^"]*\\)".*/\\1/p' | head -n 1; }

        # plans, free numbers
        kl "$KL/v1/plans?brand=tnt"
        kl "$KL/v1/numbers?brand=tnt&country=US&limit=3"

        # an offer, and a lease paid by card
        QUOTE=$(kl "$KL/v1/quotes" -d '{"kind":"start","brandId":"tnt","planId":"tnt-sms","country":"US","currency":"USD"}' | id quoteId)
        START=$(kl "$KL/v1/leases" -d '{"quoteId":"'$QUOTE'","holder":{"name":"Ann Example","locale":"en","mail":"ann@example.com"},"method":"card","methodToken":"tok_visa"}'); echo "$START"
        LEASE=$(echo "$START" | id leaseId); kl "$KL/v1/leases/$LEASE"
        paid_until() { kl "$KL/v1/leases/$LEASE" | id validUntil; }

        # renew by card
        QUOTE=$(kl "$KL/v1/quotes" -d '{"kind":"renew","leaseId":"'$LEASE'"}' | id quoteId)
        kl "$KL/v1/leases/$LEASE/renewals" -d '{"quoteId":"'$QUOTE'","expectedValidUntil":"'$(paid_until)'","method":"card","methodToken":"tok_visa"}'

        # renew by wallet: open the address of nextAction in a browser and pay there before the next lines
        QUOTE=$(kl "$KL/v1/quotes" -d '{"kind":"renew","leaseId":"'$LEASE'"}' | id quoteId)
        kl "$KL/v1/leases/$LEASE/renewals" -d '{"quoteId":"'$QUOTE'","expectedValidUntil":"'$(paid_until)'","method":"wallet","methodToken":"wal_on_time"}'

        # a declined card, then another one for the same order (tok_limit, tok_expired, tok_stolen decline too)
        QUOTE=$(kl "$KL/v1/quotes" -d '{"kind":"renew","leaseId":"'$LEASE'"}' | id quoteId)
        NO=$(kl "$KL/v1/leases/$LEASE/renewals" -d '{"quoteId":"'$QUOTE'","expectedValidUntil":"'$(paid_until)'","method":"card","methodToken":"tok_insufficient_funds"}'); echo "$NO"
        kl "$KL/v1/orders/$(echo "$NO" | id orderId)/attempts" -d '{"method":"card","methodToken":"tok_visa"}'

        # what will happen to it, and what did
        kl "$KL/v1/leases/$LEASE/forecast"
        kl "$KL/v1/leases/$LEASE/timeline"

        # a second number, cancelled: the link is in the mailbox, the button on its page
        QUOTE=$(kl "$KL/v1/quotes" -d '{"kind":"start","brandId":"tnt","planId":"tnt-sms","country":"US","currency":"USD"}' | id quoteId)
        SECOND=$(kl "$KL/v1/leases" -d '{"quoteId":"'$QUOTE'","holder":{"name":"Ben Example","locale":"zh","mail":"ben@example.com"},"method":"card","methodToken":"tok_visa"}' | id leaseId)
        kl "$KL/v1/leases/$SECOND/cancellation" -d '{}'

        # after the button: past the day in which it could be taken back (its status is quarantined then)
        kl "$KL/v1/leases/$SECOND/clock" -d '{"to":"%s"}'
        kl "$KL/v1/leases/$SECOND"

        # a year ahead for the first one: repeat the last line until its status is ended, and read the mails
        kl "$KL/v1/leases/$LEASE/clock" -d '{"to":"%s"}'
        kl "$KL/v1/leases/$LEASE"
      """;

  private CurlLines() {}

  /**
   * The lines.
   *
   * @param threeDaysFromNow an instant, RFC 3339
   * @param aYearFromNow another
   */
  static List<String> of(
      String apiUrl, String apiKey, String threeDaysFromNow, String aYearFromNow) {
    return TEXT.formatted(apiUrl, apiKey, threeDaysFromNow, aYearFromNow).lines().toList();
  }
}
