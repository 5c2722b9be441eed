package io.keepline.payments.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.StripeException;
import com.stripe.model.StripeError;
import com.stripe.net.RequestOptions;
import com.stripe.net.StripeResponse;
import com.stripe.service.V1Services;
import io.keepline.payments.UnknownCause;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes requests through the SDK and sorts every way they can end. Never throws. */
final class StripeCalls {

  private static final Logger LOG = LoggerFactory.getLogger(StripeCalls.class);

  private final V1Services stripe;

  private StripeCalls(V1Services stripe) {
    this.stripe = stripe;
  }

  /** The SDK repeats nothing by itself: what may be sent again is decided by our own rules. */
  static StripeCalls open(StripeConfig config) {
    StripeClient client =
        StripeClient.builder()
            .setApiKey(config.secretKey())
            .setApiBase(config.baseUrl().toString())
            .setMaxNetworkRetries(0)
            .setConnectTimeout((int) config.timeouts().connect().toMillis())
            .setReadTimeout((int) config.timeouts().answer().toMillis())
            .setHttpClient(new StripeHttp(config.timeouts()))
            .build();
    return new StripeCalls(client.v1());
  }

  /** One request. */
  @FunctionalInterface
  interface Request<T> {
    T send(V1Services stripe) throws StripeException;
  }

  <T> Reply<T> ask(Request<T> request) {
    Reply<T> reply = sorted(request);
    if (reply instanceof Reply.Lost<T> lost) {
      LOG.atInfo().addKeyValue("cause", lost.cause()).log("no definite answer from Stripe");
    }
    if (reply instanceof Reply.Refused<T> refused && refused.status() < 402) {
      LOG.atWarn()
          .addKeyValue("status", refused.status())
          .addKeyValue("code", refused.error().map(StripeError::getCode).orElse("none"))
          .log("Stripe refused a request");
    }
    return reply;
  }

  private <T> Reply<T> sorted(Request<T> request) {
    try {
      return new Reply.Answered<>(request.send(stripe));
    } catch (ApiConnectionException e) {
      return connection(e.getCause());
    } catch (StripeException e) {
      return refused(e);
    } catch (RuntimeException notStripesJson) {
      return new Reply.Lost<>(UnknownCause.MALFORMED_ANSWER);
    }
  }

  private static <T> Reply<T> connection(@Nullable Throwable cause) {
    if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException) {
      return new Reply.Unreached<>();
    }
    boolean late = cause instanceof TimeoutException || cause instanceof HttpTimeoutException;
    return new Reply.Lost<>(late ? UnknownCause.TIMEOUT : UnknownCause.CONNECTION_RESET);
  }

  /** What the SDK cannot read has no explanation by Stripe in it. */
  private static <T> Reply<T> refused(StripeException e) {
    int status = Optional.ofNullable(e.getStatusCode()).orElse(0);
    Optional<StripeError> error = Optional.ofNullable(e.getStripeError());
    if (status >= 500 || status == 429) {
      return new Reply.Lost<>(UnknownCause.SERVER_ERROR);
    }
    if (error.isEmpty() || status < 400) {
      return new Reply.Lost<>(UnknownCause.MALFORMED_ANSWER);
    }
    if (status == 409) {
      // The first request with this key is still being worked on.
      return new Reply.Lost<>(UnknownCause.IN_PROGRESS);
    }
    boolean conflict =
        e instanceof IdempotencyException
            || error.map(StripeError::getType).filter("idempotency_error"::equals).isPresent();
    return new Reply.Refused<>(
        status, conflict ? UnknownCause.CONFLICT : UnknownCause.REFUSED, error);
  }

  static RequestOptions key(String idempotencyKey) {
    return RequestOptions.builder().setIdempotencyKey(idempotencyKey).build();
  }

  /** Whether Stripe repeated an old answer instead of looking: the state in it may be past. */
  static boolean isReplayed(@Nullable StripeResponse response) {
    return response != null
        && response.headers().firstValue("Idempotent-Replayed").filter("true"::equals).isPresent();
  }
}
