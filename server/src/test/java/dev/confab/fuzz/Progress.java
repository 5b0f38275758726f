package dev.confab.fuzz;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What came of the requests so far.
final class Progress {
  private final List<Operation> operations;
  private final Map<Integer, Integer> statuses = new TreeMap<>();
  private final Set<String> succeeded = new HashSet<>();
  private final Set<String> refused = new HashSet<>();
  private int requests;
  private int unanswered;

  Progress(List<Operation> operations) {
    this.operations = operations;
  }

  void sent() {
    requests++;
  }

  void unanswered() {
    unanswered++;
  }

  void answered(Answer answer) {
    statuses.merge(answer.status(), 1, Integer::sum);
  }

  void answered(Operation operation, Answer answer) {
    if (answer.isSuccess()) {
      succeeded.add(operation.id());
    } else if (answer.status() >= 400) {
      refused.add(operation.id());
    }
  }

  int requests() {
    return requests;
  }

  /// Operations that never had a success.
  List<String> neverSucceeded() {
    return without(succeeded);
  }

  /// Operations that never refused anything.
  List<String> neverRefused() {
    return without(refused);
  }

  /// Those that still lack either.
  List<Operation> wanted() {
    return operations.stream()
        .filter(one -> !succeeded.contains(one.id()) || !refused.contains(one.id()))
        .toList();
  }

  private List<String> without(Set<String> seen) {
    return operations.stream()
        .map(Operation::id)
        .distinct()
        .filter(id -> !seen.contains(id))
        .toList();
  }

  @Override
  public String toString() {
    return requests
        + " requests to "
        + operations.stream().map(Operation::id).distinct().count()
        + " operations, "
        + unanswered
        + " cut, answers by status "
        + statuses
        + ", never a success of "
        + neverSucceeded()
        + ", never a refusal by "
        + neverRefused();
  }
}
