package io.keepline.payments.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts answers on the wire as JSON, late or broken where they should be. */
final class AnswerWriter {

  private static final Logger LOG = LoggerFactory.getLogger(AnswerWriter.class);
  private static final int PROMISED_BYTES = 4_096;

  private final CompletableFuture<Void> ending = new CompletableFuture<>();
  private final JsonMapper json =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  void write(Context context, Answer answer) {
    if (answer.delay().isZero()) {
      send(context, answer);
      return;
    }
    CompletableFuture<Void> time =
        new CompletableFuture<Void>()
            .completeOnTimeout(null, answer.delay().toMillis(), TimeUnit.MILLISECONDS);
    context.future(
        () -> CompletableFuture.anyOf(time, ending).thenRunAsync(() -> sendLate(context, answer)));
  }

  /** Sends everything late now, because the server is about to end. */
  void hurry() {
    ending.complete(null);
  }

  private void sendLate(Context context, Answer answer) {
    try {
      send(context, answer);
    } catch (IllegalStateException nobodyWaits) {
      // The server was stopped meanwhile and has taken the request away.
      LOG.atDebug().log("a late answer found nobody");
    }
  }

  private void send(Context context, Answer answer) {
    context.status(answer.status()).contentType("application/json");
    switch (answer.form()) {
      case WHOLE -> context.result(bytes(answer.body()));
      case GARBLED -> context.result("{\"status\": \"pa");
      case CUT_OFF -> cutOff(context);
    }
  }

  /** Promises more than it sends; the server then has to break the connection. */
  private static void cutOff(Context context) {
    context.res().setContentLength(PROMISED_BYTES);
    try {
      context.res().getOutputStream().write('{');
      context.res().flushBuffer();
    } catch (IOException gone) {
      // The client left first, which is just as broken.
    }
  }

  private byte[] bytes(Object body) {
    try {
      return json.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("answers are records and maps", e);
    }
  }
}
