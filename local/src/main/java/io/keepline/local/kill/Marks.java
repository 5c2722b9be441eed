package io.keepline.local.kill;

import io.keepline.activities.HaltPoint;
import io.keepline.store.Database;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Sees from outside how far a renewal is: by a halting worker's marks, or by the record. */
final class Marks {
  private final Path folder;
  private final Database database;

  Marks(Path folder, Database database) {
    this.folder = folder;
    this.database = database;
  }

  /** Where the marks of one round and point lie. */
  Path folder(int round, HaltPoint point) {
    return folder.resolve("halted").resolve(round + "-" + point.label());
  }

  /** How many of the wishes stand at the point. */
  int parked(int round, HaltPoint point, List<Wish> wishes) {
    Path marks = folder(round, point);
    return (int)
        wishes.stream()
            .filter(wish -> Files.exists(marks.resolve(point.label() + "-" + wish.leaseId())))
            .count();
  }

  /** How many of the wishes are in mid-charge: the intent is written, the outcome is not. */
  int charging(List<Wish> wishes) {
    return attempts(wishes, " and attempts.state = 'SUBMITTED'");
  }

  /** How many of the wishes have begun a charge, over or not. */
  int begun(List<Wish> wishes) {
    return attempts(wishes, "");
  }

  private int attempts(List<Wish> wishes, String which) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select count(distinct orders.quote_id)
                        from attempts join orders using (order_id)
                        where orders.quote_id in (<quotes>)
                        """
                            + which)
                    .bindList("quotes", wishes.stream().map(Wish::quoteId).toList())
                    .mapTo(Integer.class)
                    .one());
  }
}
