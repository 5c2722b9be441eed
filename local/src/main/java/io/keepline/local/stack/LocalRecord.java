package io.keepline.local.stack;

import io.keepline.api.http.Role;
import io.keepline.local.postgres.LocalPostgres;
import io.keepline.store.ApiKeys;
import io.keepline.store.Database;
import io.keepline.store.DatabaseConfig;
import io.keepline.store.NumberPool;
import io.keepline.store.brand.BrandCatalog;
import io.keepline.store.brand.ExampleBrands;
import java.time.Instant;
import java.time.InstantSource;

/** Keepline's own database in a local stack: migrated, with brands, numbers and a key. */
final class LocalRecord {
  static final String DATABASE = "keepline";

  /** API and worker share the pool; each alone would open ten connections and more. */
  private static final int CONNECTIONS = 30;

  private LocalRecord() {}

  /** Opens it and brings it up to date; what is there already stays as it is. */
  static Database open(
      Closing closing, LocalPostgres postgres, LocalSecrets secrets, InstantSource clock) {
    postgres.ensureDatabase(DATABASE);
    DatabaseConfig config =
        DatabaseConfig.of(postgres.url(DATABASE), LocalPostgres.USER, postgres.password());
    Database database = closing.add(Database.open(config.withPoolSize(CONNECTIONS)));
    database.migrate();
    Instant now = clock.instant();
    BrandCatalog brands = new BrandCatalog(database);
    ExampleBrands.files().forEach(file -> brands.load(file, now));
    new NumberPool(database).add(ExampleNumbers.rows(now));
    new ApiKeys(database)
        .issueAs(new ApiKeys.Grant("local", Role.allScopes(), null), secrets.apiKey(), now);
    return database;
  }
}
