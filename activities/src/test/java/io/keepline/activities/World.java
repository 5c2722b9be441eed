package io.keepline.activities;

import io.keepline.activities.carrier.Carrier;
import io.keepline.activities.carrier.CarrierAnswer;
import io.keepline.activities.carrier.CarrierOrder;
import io.keepline.activities.notice.MailMessage;
import io.keepline.activities.notice.SendOutcome;
import io.keepline.activities.notice.SmsMessage;
import io.keepline.payments.SandboxMethods;
import io.keepline.payments.choice.Providers;
import io.keepline.workflows.LinkTokens;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Everything outside, played by lists. */
final class World {
  static final String SECRET = "a secret of more than thirty-two characters";

  final RecordingProvider provider = new RecordingProvider();
  final List<MailMessage> mails = new ArrayList<>();
  final List<SmsMessage> messages = new ArrayList<>();
  final List<CarrierOrder> orders = new ArrayList<>();
  final WorldActivitiesImpl activities;
  final SettlementActivitiesImpl settlement;
  SendOutcome mailOutcome = new SendOutcome.Accepted("taken");
  SendOutcome smsOutcome = new SendOutcome.Accepted("taken");
  CarrierAnswer carrierAnswer = new CarrierAnswer.Done(Optional.of("LPA:1$smdp.example$QX7"));

  World(Scene scene) {
    this(scene, HaltPoints.NONE);
  }

  World(Scene scene, HaltPoints halts) {
    Carrier carrier =
        order -> {
          orders.add(order);
          return carrierAnswer;
        };
    WorldPorts ports =
        new WorldPorts(
            Providers.sandbox(
                new Providers.Open(provider, new NoSavedMethods(), SandboxMethods.TABLE)),
            mail -> {
              mails.add(mail);
              return mailOutcome;
            },
            Optional.of(
                message -> {
                  messages.add(message);
                  return smsOutcome;
                }),
            carrier,
            new LinkTokens(SECRET),
            URI.create("https://keepline.example"),
            scene.clock);
    activities = WorldActivitiesImpl.over(scene.database, scene.brands, ports, halts);
    settlement = SettlementActivitiesImpl.over(scene.database, ports, activities);
  }
}
