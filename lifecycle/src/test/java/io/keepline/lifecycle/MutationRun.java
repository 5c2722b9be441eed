package io.keepline.lifecycle;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.stream.Stream;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** One run of the rules' tests and of a short random walk; exits with 1 when anything fails. */
final class MutationRun {
  private static final int YEARS = 400;

  private MutationRun() {}

  public static void main(String[] arguments) {
    List<String> failed =
        tests(
            DatesTest.class,
            OrdersTest.class,
            OutcomesTest.class,
            ServiceTest.class,
            LossTest.class,
            CancellationTest.class,
            MoneyRulesTest.class,
            NoticesTest.class,
            ForecastTest.class,
            CellsTest.class);
    String walked = walk();
    if (failed.isEmpty() && walked.isEmpty()) {
      System.out.println("passed");
      return;
    }
    String first =
        failed.isEmpty() ? "no test" : failed.size() + " tests, such as " + failed.get(0);
    System.out.println("caught by " + first + (walked.isEmpty() ? "" : "; the walk: " + walked));
    System.exit(1);
  }

  private static List<String> tests(Class<?>... classes) {
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(Stream.of(classes).map(c -> selectClass(c)).toList())
            .build();
    LauncherFactory.create().execute(request, listener);
    TestExecutionSummary summary = listener.getSummary();
    return summary.getFailures().stream().map(f -> f.getTestIdentifier().getDisplayName()).toList();
  }

  private static String walk() {
    Tally tally = new Tally();
    for (int year = 0; year < YEARS; year++) {
      try {
        new Walk(year, tally).year();
      } catch (AssertionError | RuntimeException e) {
        return "year " + year + ", " + e.getMessage();
      }
    }
    return "";
  }
}
