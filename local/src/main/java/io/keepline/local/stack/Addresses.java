package io.keepline.local.stack;

import io.keepline.local.folder.Ports;

/**
 * Where a stack's parts listen, all on the loopback interface.
 *
 * @param api the API
 * @param mailbox the pages with messages
 * @param smtp the mail server
 * @param provider the sandbox payment provider
 */
record Addresses(int api, int mailbox, int smtp, int provider) {

  static Addresses choose(Ports ports) {
    return new Addresses(
        ports.choose("api", 8080),
        ports.choose("mailbox", 8025),
        ports.choose("smtp", 2525),
        ports.choose("provider", 8090));
  }

  String apiUrl() {
    return url(api);
  }

  String mailboxUrl() {
    return url(mailbox);
  }

  String providerUrl() {
    return url(provider);
  }

  /** Where the provider sends its events. */
  String webhookUrl() {
    return apiUrl() + "/webhooks/sandbox";
  }

  private static String url(int port) {
    return "http://127.0.0.1:" + port;
  }
}
