package dev.confab.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.confab.conformance.clients.Coverage;
import dev.confab.conformance.clients.Coverage.Column;
import dev.confab.conformance.support.Needed;
import dev.confab.conformance.support.Operation;
import dev.confab.conformance.support.Repository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// Judges what the other test classes have noted, so it runs last. When only some of them were
/// asked for, it judges their columns; in continuous integration all must have run.
@Order(Integer.MAX_VALUE)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class CoverageTest {
  private static final String FILE = "COVERAGE.md";
  private static final String NOT_AUTHENTICATED = "20003";
  private static final String NOT_FOUND = "20404";
  private static final int OPERATIONS_OF_TWILIO = 103;
  private static final List<Operation> OPERATIONS = Operation.all();

  @Test
  @Order(1)
  void everyOperationWorksWithEveryClient() {
    var ran = columnsThatRan();
    assertThat(OPERATIONS).hasSize(OPERATIONS_OF_TWILIO);
    for (var column : ran) {
      for (var operation : OPERATIONS) {
        var marks = Coverage.marks(column, operation.id());
        if (column == Column.SHAPE) {
          assertThat(marks).as("specimens of %s", operation.id()).isNotEmpty();
        } else {
          assertMarks(operation, column, marks);
        }
      }
    }
  }

  /// Success, and the main errors: whatever stands in the path may be missing, and whatever a form
  /// says may be wrong; where there is neither, the credentials may be.
  private static void assertMarks(Operation operation, Column column, Set<String> marks) {
    var what = operation.id() + " with " + column.title();
    assertThat(marks).as(what).contains(Coverage.WORKED);
    boolean namesSomething = operation.template().contains("{");
    boolean hasForm = operation.method().equals("POST");
    if (namesSomething) {
      assertThat(marks).as(what).contains(NOT_FOUND);
    }
    if (hasForm) {
      assertThat(marks)
          .as(what)
          .anyMatch(mark -> !Set.of(Coverage.WORKED, NOT_AUTHENTICATED, NOT_FOUND).contains(mark));
    }
    if (!namesSomething && !hasForm) {
      assertThat(marks).as(what).contains(NOT_AUTHENTICATED);
    }
  }

  @Test
  @Order(2)
  void nothingGotWorse() {
    var ran = columnsThatRan();
    var report = CoverageReport.ofThisRun(OPERATIONS);
    var committed = Repository.root().resolve(FILE);
    Repository.write(Repository.module().resolve(Path.of("target", FILE)), report.text(OPERATIONS));
    if (Boolean.getBoolean("coverage.update")) {
      assertThat(ran).as("columns that ran").containsExactly(Column.values());
      Repository.write(committed, report.text(OPERATIONS));
    }
    assertThat(committed)
        .as("%s (-Dcoverage.update=true writes it)", FILE)
        .matches(Files::exists, "exists");
    assertThat(report.worseThan(CoverageReport.parse(Repository.text(committed)))).isEmpty();
  }

  @BeforeAll
  static void sayWhatIsNotJudged() {
    for (var column : Column.values()) {
      if (!Coverage.ran(column)) {
        var skipped = "Coverage: " + column.title() + " did not run and is not judged";
        System.out.println(skipped);
        assertThat(Needed.isAll()).as(skipped).isFalse();
      }
    }
  }

  private static List<Column> columnsThatRan() {
    var ran = Arrays.stream(Column.values()).filter(Coverage::ran).toList();
    assumeTrue(!ran.isEmpty(), "no other test ran");
    return ran;
  }
}
