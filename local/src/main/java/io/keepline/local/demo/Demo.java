package io.keepline.local.demo;

import io.keepline.local.client.Mailbox;
import io.keepline.local.client.OperatorClient;
import io.keepline.local.client.Shop;
import io.keepline.local.stack.StackFile;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;

/** Plays a life on a running stack. */
public final class Demo {
  private final StackFile stack;
  private final String apiKey;
  private final Locale language;
  private final Consumer<String> out;

  /**
   * On a stack.
   *
   * @param language of the telling and of the holder: English or Chinese
   * @param out takes the lines
   */
  public Demo(StackFile stack, String apiKey, Locale language, Consumer<String> out) {
    this.stack = stack;
    this.apiKey = apiKey;
    this.language = language;
    this.out = out;
  }

  /**
   * Plays it.
   *
   * @return whether every step was seen
   * @throws io.keepline.local.CannotRun with the step that was not
   */
  public boolean play() {
    Teller teller = new Teller(language, out);
    teller.say("begin");
    String mail = "demo-" + UUID.randomUUID().toString().substring(0, 8) + "@example.com";
    Life life =
        new Life(
            new Shop(new OperatorClient(stack.apiUrl(), apiKey, language.getLanguage()), "tnt"),
            new Mailbox(stack.mailboxUrl(), mail),
            teller);
    life.live(
        language.getLanguage(),
        leaseId -> stack.workflowUrl(leaseId).orElseGet(() -> teller.word("workflow.none")));
    boolean good = teller.sawEverything();
    teller.say(good ? "end.good" : "end.bad");
    return good;
  }
}
