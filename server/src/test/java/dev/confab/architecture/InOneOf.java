package dev.confab.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/// Whether a class lies in one of the packages that have a `package-info`.
final class InOneOf extends ArchCondition<JavaClass> {
  private final List<String> packages;

  InOneOf(List<String> packages) {
    super("lie in a package that says what it is for");
    this.packages = packages;
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    if (!packages.contains(type.getPackageName())) {
      events.add(SimpleConditionEvent.violated(type, type.getName() + " has no package-info"));
    }
  }
}
