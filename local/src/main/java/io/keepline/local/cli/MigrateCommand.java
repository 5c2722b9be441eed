package io.keepline.local.cli;

import io.keepline.store.MigrateMain;
import picocli.CommandLine.Command;

@Command(
    name = "migrate",
    description = {
      "Brings the database's schema up to date.",
      "Reads KEEPLINE_DB_URL, KEEPLINE_DB_USER and KEEPLINE_DB_PASSWORD."
    })
final class MigrateCommand implements Runnable {
  @Override
  public void run() {
    MigrateMain.main(new String[0]);
  }
}
