package io.keepline.local.stack;

import io.keepline.local.folder.DataFolder;

/**
 * The secrets that a local stack's parts share, each in a file of its own in the folder.
 *
 * @param apiKey what a caller of the API sends
 * @param providerKey what Keepline sends to the sandbox provider
 * @param providerWebhook signs the provider's events
 * @param noticeWebhook signs delivery reports
 * @param link makes the tokens of mailed links
 */
public record LocalSecrets(
    String apiKey, String providerKey, String providerWebhook, String noticeWebhook, String link) {

  /** Those of a folder, made at the first call. */
  public static LocalSecrets of(DataFolder folder) {
    return new LocalSecrets(
        "kl_local." + folder.secret("api-key"),
        folder.secret("provider-key"),
        folder.secret("provider-webhook"),
        folder.secret("notice-webhook"),
        folder.secret("link"));
  }

  @Override
  public String toString() {
    return "LocalSecrets[]";
  }
}
