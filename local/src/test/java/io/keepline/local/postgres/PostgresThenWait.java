package io.keepline.local.postgres;

import io.keepline.local.folder.DataFolder;
import io.keepline.local.folder.Ports;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.concurrent.CountDownLatch;

/** A process that writes a row and then only waits to be killed. */
final class PostgresThenWait {
  private PostgresThenWait() {}

  public static void main(String[] arguments) throws Exception {
    DataFolder folder = DataFolder.make(Path.of(arguments[0]));
    LocalPostgres postgres = LocalPostgres.start(folder, new Ports(folder, false));
    postgres.ensureDatabase("kept");
    try (Connection connection =
            DriverManager.getConnection(
                postgres.url("kept"), LocalPostgres.USER, postgres.password());
        var statement = connection.createStatement()) {
      statement.execute("create table seen (word text)");
      statement.execute("insert into seen values ('before the kill')");
    }
    System.out.println("written");
    new CountDownLatch(1).await();
  }
}
