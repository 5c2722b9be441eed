package io.keepline.local.split;

import io.keepline.lifecycle.Msisdn;
import io.keepline.store.Database;
import io.keepline.store.NumberPool;
import io.keepline.store.NumberRow;
import io.keepline.store.brand.BrandCatalog;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A sandbox brand that exists for tests and measurements, with numbers that belong to nobody: 07700
 * 900300 to 900899 (Ofcom keeps 07700 900000 to 900999 for fiction).
 */
public final class LoadBrand {
  /** The brand. */
  public static final String ID = "load";

  /** A term of a week, so that many fit below the cap. */
  public static final String WEEK = "load-week";

  /** A term of a month with one reminder. */
  public static final String MONTH = "load-month";

  /** Where its numbers are. */
  public static final String COUNTRY = "GB";

  /** Its store. */
  public static final String STORE = "load-store";

  /** A top-up of 5.00 USD with some days. */
  public static final String LITTLE = "load-little";

  /** A top-up of 10.00 USD that restores a suspended number. */
  public static final String BACK = "load-back";

  private static final int FIRST = 300;
  private static final int AFTER_LAST = 900;

  private static final String FILE =
      """
      {
        "brandId": "load",
        "sandbox": true,
        "zone": "UTC",
        "locale": "en",
        "names": {"en": "Load", "zh": "Load"},
        "support": {
          "mail": "support@load.example",
          "phone": "+447700900000",
          "url": "https://load.example/help"
        },
        "countries": ["GB"],
        "capabilities": ["SMS_IN", "VOICE_IN"],
        "periods": {"stackingCapMonths": 120, "reminderDays": [7]},
        "methods": [
          {"method": "CARD"},
          {"method": "WALLET"},
          {"method": "BALANCE"},
          {"method": "CASH"},
          {"method": "TERMINAL_CARD"}
        ],
        "stores": [
          {
            "storeId": "load-store",
            "names": {"en": "Load store", "zh": "Load 门店"},
            "address": {"en": "1 Load Street", "zh": "Load 街 1 号"},
            "hours": {"en": "Every day", "zh": "每天"}
          }
        ],
        "topUps": [
          {
            "stepId": "load-little",
            "names": {"en": "Five: 3 days", "zh": "五元：3 天"},
            "amounts": {"USD": 500},
            "credits": {"USD": 400},
            "days": 3
          },
          {
            "stepId": "load-back",
            "names": {"en": "Ten: back in service, 7 days", "zh": "十元：恢复服务，7 天"},
            "amounts": {"USD": 1000},
            "credits": {"USD": 200},
            "days": 7,
            "restores": true
          },
          {
            "stepId": "load-much",
            "names": {"en": "A thousand", "zh": "一千"},
            "amounts": {"USD": 100000}
          }
        ],
        "plans": [
          {
            "planId": "load-week",
            "names": {"en": "7 days", "zh": "7 天"},
            "term": {"count": 7, "unit": "DAYS"},
            "prices": {"USD": 300},
            "restoreFees": {"USD": 100}
          },
          {
            "planId": "load-month",
            "names": {"en": "One month", "zh": "一个月"},
            "term": {"count": 1, "unit": "MONTHS"},
            "prices": {"USD": 1200},
            "restoreFees": {"USD": 300}
          }
        ]
      }
      """;

  private LoadBrand() {}

  static void load(Database database, Instant now) {
    new BrandCatalog(database).load(FILE, now);
    new NumberPool(database)
        .add(IntStream.range(FIRST, AFTER_LAST).mapToObj(last -> number(last, now)).toList());
  }

  private static NumberRow number(int last, Instant now) {
    return new NumberRow(
        "num_load_%03d".formatted(last),
        new Msisdn("+447700900%03d".formatted(last)),
        null,
        ID,
        COUNTRY,
        List.of("SMS_IN", "VOICE_IN"),
        "AVAILABLE",
        now);
  }
}
