package io.keepline.local.stack;

import io.keepline.lifecycle.Iccid;
import io.keepline.lifecycle.Msisdn;
import io.keepline.store.NumberRow;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Numbers for the example brands, from ranges that belong to nobody: 202-555-0100 to 0199 are kept
 * for fiction in North America (ATIS-0300115), 07700 900000 to 900999 in Britain (Ofcom). The
 * brands' hotlines use the first of each range.
 */
final class ExampleNumbers {
  private static final int OF_EACH = 30;
  private static final List<String> VIRTUAL =
      List.of("SMS_IN", "SMS_OUT", "VOICE_IN", "VOICE_OUT", "DATA");
  private static final List<String> ESIM =
      List.of("SMS_IN", "SMS_OUT", "VOICE_IN", "VOICE_OUT", "DATA", "ROAMING");
  private static final List<String> CARD = List.of("SMS_IN", "SMS_OUT", "VOICE_IN", "VOICE_OUT");

  private ExampleNumbers() {}

  static List<NumberRow> rows(Instant now) {
    return IntStream.range(0, OF_EACH).boxed().flatMap(i -> each(i, now).stream()).toList();
  }

  private static List<NumberRow> each(int i, Instant now) {
    return List.of(
        row("num_tnt_us_%02d".formatted(i), us(110 + i), null, "tnt", VIRTUAL, now),
        row("num_tnt_gb_%02d".formatted(i), gb(100 + i), null, "tnt", VIRTUAL, now),
        row("num_tmoble_us_%02d".formatted(i), us(150 + i), iccid(1, i), "tmoble", ESIM, now),
        row("num_tm_gb_%02d".formatted(i), gb(200 + i), iccid(44, i), "tm", CARD, now));
  }

  private static NumberRow row(
      String id,
      String e164,
      @Nullable Iccid iccid,
      String brand,
      List<String> capabilities,
      Instant now) {
    String country = e164.startsWith("+1") ? "US" : "GB";
    return new NumberRow(
        id, new Msisdn(e164), iccid, brand, country, capabilities, "AVAILABLE", now);
  }

  private static String us(int last) {
    return "+12025550%03d".formatted(last);
  }

  private static String gb(int last) {
    return "+447700900%03d".formatted(last);
  }

  /** 89 (telecom), country, issuer 999, serial, Luhn check digit (ITU-T E.118). */
  private static Iccid iccid(int country, int serial) {
    String body = "89%02d999%011d".formatted(country, serial);
    for (int check = 0; check < 10; check++) {
      if (luhn(body + check) % 10 == 0) {
        return new Iccid(body + check);
      }
    }
    throw new IllegalStateException("one of ten digits always fits");
  }

  private static int luhn(String digits) {
    int sum = 0;
    for (int fromRight = 0; fromRight < digits.length(); fromRight++) {
      int digit = digits.charAt(digits.length() - 1 - fromRight) - '0';
      int weighed = fromRight % 2 == 1 ? digit * 2 : digit;
      sum += weighed > 9 ? weighed - 9 : weighed;
    }
    return sum;
  }
}
