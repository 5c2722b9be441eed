package io.keepline.local.storm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.keepline.local.split.ApiClient.Answer;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogbookTest {
  private final Logbook log = new Logbook();

  @Test
  void onlyOrdersThatWereTakenCount() throws Exception {
    log.answered("renew", answer(201, "{\"orderId\":\"ord_1\"}"));
    log.answered("renew", answer(402, "{\"orderId\":\"ord_2\",\"code\":\"payment_declined\"}"));
    log.answered("renew", answer(409, "{\"orderId\":\"ord_3\",\"code\":\"order_in_flight\"}"));
    log.answered("renew", answer(201, "{\"orderId\":\"ord_1\"}"));
    assertThat(log.orders()).isEqualTo(2);
    assertThat(log.wrongs()).isEmpty();
  }

  @Test
  void anErrorOfOursIsWrongAndAServerThatIsAwayIsNot() throws Exception {
    log.answered("renew", answer(503, "{\"code\":\"unavailable\"}"));
    log.answered("cancel", answer(500, "{\"code\":\"internal\"}"));
    assertThat(log.wrongs()).containsExactly("cancel was answered with 500 internal");
  }

  @Test
  void everyDeedIsDoneSometimes() {
    Random random = new Random(1);
    Map<Deed, Integer> counts = new EnumMap<>(Deed.class);
    for (int i = 0; i < 5_000; i++) {
      counts.merge(Deed.next(random), 1, Integer::sum);
    }
    assertThat(counts.keySet()).containsExactlyInAnyOrder(Deed.values());
  }

  private static Answer answer(int status, String json) throws Exception {
    return new Answer(status, JsonMapper.builder().build().readTree(json), "");
  }
}
