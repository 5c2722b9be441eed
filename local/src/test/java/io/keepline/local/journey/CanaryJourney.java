package io.keepline.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import io.keepline.local.client.Reply;
import io.keepline.local.stack.LocalSecrets;
import io.keepline.local.stack.LocalStack;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.slf4j.LoggerFactory;

/**
 * No number, name, mail address or secret stands in a history, id, search attribute, memo, failure
 * or log. The search is believed only after it found a planted word in each of these places.
 */
final class CanaryJourney {
  private final Traveller me;
  private final LocalStack stack;

  CanaryJourney(Traveller me, LocalStack stack) {
    this.me = me;
    this.stack = stack;
  }

  void live() throws Exception {
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    log.setContext(root.getLoggerContext());
    log.start();
    root.addAppender(log);
    try {
      theSearchFindsAPlantedWord(log);
      JsonNode lease = liveALittle();
      List<String> words = personalWords(lease);
      Traces traces = new Traces(stack.parts().client(), log);
      Map<Traces.Place, String> found =
          traces.of("lease-" + lease.path("leaseId").asText(), stack.folder());
      assertThat(found.get(Traces.Place.HISTORY)).hasSizeGreaterThan(10_000);
      assertThat(found.get(Traces.Place.SEARCH_ATTRIBUTES)).contains("tnt");
      assertThat(found.get(Traces.Place.LOG)).isNotBlank();
      found.forEach(
          (place, text) ->
              words.forEach(
                  word ->
                      assertThat(text.contains(word))
                          .as("a word of %d characters in %s", word.length(), place)
                          .isFalse()));
    } finally {
      root.detachAppender(log);
    }
  }

  private void theSearchFindsAPlantedWord(ListAppender<ILoggingEvent> log) throws Exception {
    String word = "planted" + UUID.randomUUID().toString().replace("-", "");
    PlantedWorkflow.plant(stack.parts().client(), word);
    LoggerFactory.getLogger("canary").atInfo().addKeyValue("what", word).log("planted");
    Map<Traces.Place, String> found =
        new Traces(stack.parts().client(), log).of(PlantedWorkflow.id(word), stack.folder());
    Set<Traces.Place> places = EnumSet.noneOf(Traces.Place.class);
    found.forEach(
        (place, text) -> {
          if (text.contains(word)) {
            places.add(place);
          }
        });
    assertThat(places).isEqualTo(EnumSet.allOf(Traces.Place.class));
  }

  /** Everything that carries personal data somewhere: mails, a decline, a link, a look-up. */
  private JsonNode liveALittle() {
    JsonNode lease = me.lease("tnt-sms");
    String leaseId = lease.path("leaseId").asText();
    me.renew(leaseId);
    Reply no = me.shop().renew(leaseId, me.shop().renewQuote(leaseId), Traveller.EMPTY_CARD);
    assertThat(no.status()).isEqualTo(402);
    String number = lease.at("/number/number").asText();
    me.shop().api().post("/v1/leases/lookup", Map.of("msisdn", number)).expectYes("The look-up");
    me.shop().api().get("/v1/leases/" + number);
    me.shop()
        .api()
        .post("/v1/leases/" + leaseId + "/cancellation", Map.of())
        .expectYes("The request to cancel");
    me.mailWith("/cancel/");
    return lease;
  }

  private List<String> personalWords(JsonNode lease) {
    String number = lease.at("/number/number").asText();
    String link =
        me.mailWith("/cancel/").text().replaceAll("(?s).*/cancel/([A-Za-z0-9_.-]+).*", "$1");
    LocalSecrets secrets = LocalSecrets.of(stack.folder());
    List<String> words = new ArrayList<>();
    words.add(number);
    words.add(number.substring(1));
    words.add(me.name());
    words.add(me.mailbox().address());
    words.add(link);
    words.add("tok_visa");
    words.add("tok_insufficient_funds");
    words.add(secrets.apiKey());
    words.add(secrets.providerKey());
    words.add(secrets.providerWebhook());
    words.add(secrets.link());
    assertThat(words).allMatch(word -> word.length() >= 8);
    return words;
  }
}
