package io.keepline.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.keepline.local.CannotRun;
import io.keepline.local.mailbox.Mail;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** One holder's mails, read from the local mailbox's pages. */
public final class Mailbox {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private final HttpClient http = HttpClient.newHttpClient();
  private final String mailboxUrl;
  private final String address;

  /** Of an address, at a mailbox without a slash at the end. */
  public Mailbox(String mailboxUrl, String address) {
    this.mailboxUrl = mailboxUrl;
    this.address = address;
  }

  /** Where it is read. */
  public String url() {
    return mailboxUrl;
  }

  /** Whose it is. */
  public String address() {
    return address;
  }

  /** Every mail so far, oldest first. */
  public List<Mail> mails() {
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create(mailboxUrl + "/mails.json")).build();
      JsonNode all = JSON.readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
      List<Mail> ours = new ArrayList<>();
      for (JsonNode node : all) {
        Mail mail = JSON.treeToValue(node, Mail.class);
        if (mail.to().contains(address)) {
          ours.add(mail);
        }
      }
      Collections.reverse(ours);
      return ours;
    } catch (IOException e) {
      throw new CannotRun("The mailbox at " + mailboxUrl + " does not answer.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotRun("Interrupted while reading mails.", e);
    }
  }
}
