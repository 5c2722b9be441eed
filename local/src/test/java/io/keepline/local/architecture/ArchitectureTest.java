package io.keepline.local.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The arrows between modules that Maven cannot keep, and what workflow code may never do. Every
 * rule first shows that it looks at something, and the forbidden calls are shown to be caught.
 */
class ArchitectureTest {
  private static final JavaClasses KEEPLINE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.keepline");

  private static final List<String> PLAIN_JAVA = List.of("java..", "org.jspecify..");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lifecycle",
        "workflows",
        "store",
        "payments",
        "activities",
        "api",
        "worker",
        "local"
      })
  void noModuleIsEmpty(String module) {
    assertThat(inModule(module)).as("classes of module %s", module).hasSizeGreaterThan(1);
  }

  @Test
  void theRulesNeedNothingButTheLanguage() {
    check(
        classesOf("lifecycle")
            .should()
            .onlyDependOnClassesThat(
                resideInAnyPackage("io.keepline.lifecycle..", "java..", "org.jspecify..")
                    .and(
                        describe(
                            "no network, database or reflection",
                            type ->
                                !type.getPackageName()
                                    .matches("java\\.(net|sql|lang\\.reflect).*")))));
  }

  @Test
  void theWorkflowKnowsTheRulesAndTheEngineOnly() {
    check(
        classesOf("workflows")
            .should()
            .onlyDependOnClassesThat(
                resideInAnyPackage(
                    "io.keepline.workflows..",
                    "io.keepline.lifecycle..",
                    "io.temporal..",
                    "com.fasterxml.jackson..",
                    "com.google.protobuf..",
                    "org.slf4j..",
                    "javax.crypto..",
                    PLAIN_JAVA.get(0),
                    PLAIN_JAVA.get(1))));
  }

  @Test
  void theApiNeverReachesIntoActivitiesOrWorker() {
    check(
        noClassesOf("api")
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(
                    "io.keepline.activities..", "io.keepline.worker..", "io.keepline.local..")));
  }

  @Test
  void activitiesNeverCallTheApiNorTheWorker() {
    check(
        noClassesOf("activities")
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(
                    "io.keepline.api..", "io.keepline.worker..", "io.keepline.local..")));
  }

  @Test
  void theWorkerNeverCallsTheApi() {
    check(
        noClassesOf("worker")
            .should()
            .dependOnClassesThat(resideInAnyPackage("io.keepline.api..", "io.keepline.local..")));
  }

  @Test
  void storeAndPaymentsKnowOnlyTheRules() {
    for (String module : List.of("store", "payments")) {
      check(
          noClassesOf(module)
              .should()
              .dependOnClassesThat(
                  resideInAnyPackage("io.keepline..")
                      .and(
                          describe(
                              "of another module",
                              type ->
                                  !type.getPackageName().startsWith("io.keepline." + module)
                                      && !type.getPackageName()
                                          .startsWith("io.keepline.lifecycle")))));
    }
  }

  @Test
  void theSandboxProviderSharesNothingWithKeeplineButMoney() {
    check(
        noClasses()
            .that()
            .resideInAPackage("io.keepline.payments.sandbox..")
            .should()
            .dependOnClassesThat(
                resideInAnyPackage("io.keepline.store..", "io.keepline.workflows..")));
  }

  @Test
  void workflowCodeIsDeterministic() {
    check(classesOf("workflows").should(new DeterministicCalls(DeterministicCalls.WORKFLOWS)));
  }

  /** The rules run inside the workflow: what they may not do is the same, zones aside. */
  @Test
  void theRulesAreDeterministic() {
    check(classesOf("lifecycle").should(new DeterministicCalls(DeterministicCalls.RULES)));
  }

  /** The rules of time zones change with the JDK: schedules are resolved outside, in activities. */
  @Test
  void workflowCodeNeverResolvesASchedule() {
    check(
        noClassesOf("workflows")
            .should()
            .accessClassesThat()
            .haveFullyQualifiedName("io.keepline.lifecycle.Scheduler"));
  }

  @Test
  void theForbiddenCallsAreCaught() {
    JavaClasses planted = new ClassFileImporter().importClasses(IndeterministicSample.class);
    JavaClass sample = planted.get(IndeterministicSample.class);
    Set<String> methods = Set.copyOf(sample.getMethods().stream().map(m -> m.getName()).toList());
    assertThat(methods).hasSize(IndeterministicSample.class.getDeclaredMethods().length);
    for (String method : methods) {
      assertThat(
              sample.getAccessesFromSelf().stream()
                  .filter(access -> access.getOrigin().getName().equals(method))
                  .map(JavaAccess::getTarget)
                  .anyMatch(DeterministicCalls.WORKFLOWS))
          .as("forbidden call in %s", method)
          .isTrue();
    }
    ArchRule rule = classes().should(new DeterministicCalls(DeterministicCalls.WORKFLOWS));
    assertThatThrownBy(() -> rule.check(planted)).isInstanceOf(AssertionError.class);
  }

  private static GivenClassesConjunction classesOf(String module) {
    assertThat(inModule(module)).hasSizeGreaterThan(1);
    return classes().that().resideInAPackage("io.keepline." + module + "..");
  }

  private static GivenClassesConjunction noClassesOf(String module) {
    assertThat(inModule(module)).hasSizeGreaterThan(1);
    return noClasses().that().resideInAPackage("io.keepline." + module + "..");
  }

  private static List<JavaClass> inModule(String module) {
    return KEEPLINE.stream()
        .filter(type -> (type.getPackageName() + ".").startsWith("io.keepline." + module + "."))
        .toList();
  }

  private static void check(ArchRule rule) {
    rule.check(KEEPLINE);
  }
}
