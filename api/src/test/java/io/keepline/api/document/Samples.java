package io.keepline.api.document;

import io.keepline.store.DocumentContent;
import io.keepline.store.DocumentContent.Amount;
import java.util.List;

/** Documents to draw. */
public final class Samples {
  private Samples() {}

  /** An invoice in English with everything an invoice can say. */
  public static DocumentContent invoice() {
    return new DocumentContent(
        "inv_0123456789abcdef0123456789",
        "invoice",
        "TNT-I-2027-000007",
        "en",
        "2026-12-31T16:30:00Z",
        "2027-01-01",
        "Asia/Shanghai",
        true,
        new DocumentContent.Issuer(
            "tnt",
            "TNT Numbers",
            "support@tnt.example",
            "+12025550100",
            "https://tnt.example/help",
            new DocumentContent.Legal(
                "TNT Numbers Example Inc.", "100 Example Avenue, New York", "00-0000000")),
        new DocumentContent.Buyer("Łukasz & Söhne <GmbH> 上海分公司", "DE 123456789"),
        "lea_1",
        "***0123",
        "ord_1",
        "2026-12-31T16:29:00Z",
        new DocumentContent.Payment("pay_1", "card", "2026-12-31T16:29:05Z"),
        null,
        "TNT-R-2027-000003",
        List.of(
            new DocumentContent.Line(
                "plan", "One month, many texts × 2", new Amount("24.00", "USD")),
            new DocumentContent.Line(
                "restore_fee", "Fee to bring a suspended number back", new Amount("3.00", "USD"))),
        new Amount("27.00", "USD"),
        "2027-03-01",
        new DocumentContent.Terms("2026-11", "https://tnt.example/terms"));
  }

  /** A credit note in Chinese. */
  public static DocumentContent creditNote() {
    return new DocumentContent(
        "crn_0123456789abcdef0123456789",
        "credit_note",
        "TNT-C-2026-000001",
        "zh",
        "2026-12-31T15:30:00Z",
        "2026-12-31",
        "Asia/Shanghai",
        false,
        new DocumentContent.Issuer(
            "tnt",
            "TNT 号码",
            "support@tnt.example",
            "+12025550100",
            "https://tnt.example/help",
            null),
        null,
        "lea_1",
        "***0123",
        "ord_1",
        "2026-12-30T16:29:00Z",
        new DocumentContent.Payment("pay_1", "card", "2026-12-30T16:29:05Z"),
        new DocumentContent.Refund("rfd_1", "cancellation", "2026-12-31T15:29:00Z", null),
        "TNT-R-2026-000003",
        List.of(new DocumentContent.Line("credit", "退款", new Amount("86.00", "CNY"))),
        new Amount("86.00", "CNY"),
        null,
        null);
  }
}
