package dev.confab.cli;

import dev.confab.client.ConversationForm;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;

/// What an update takes away.
final class ClearOptions {
  @Option(
      names = "--clear",
      paramLabel = "FIELD",
      split = ",",
      description = "Takes a value away: ${COMPLETION-CANDIDATES}. Can be repeated.")
  List<Field> fields = new ArrayList<>();

  /// What can be cleared, under the name of the option that sets it.
  enum Field {
    UNIQUE_NAME("UniqueName"),
    ATTRIBUTES("Attributes"),
    INACTIVE_TIMER("Timers.Inactive"),
    CLOSED_TIMER("Timers.Closed"),
    EMAIL_ADDRESS("Bindings.Email.Address"),
    EMAIL_NAME("Bindings.Email.Name");

    private final String parameter;

    Field(String parameter) {
      this.parameter = parameter;
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void clear(ConversationForm form) {
      switch (this) {
        case UNIQUE_NAME -> form.clearUniqueName();
        case ATTRIBUTES -> form.clearAttributes();
        case INACTIVE_TIMER -> form.clearTimersInactive();
        case CLOSED_TIMER -> form.clearTimersClosed();
        case EMAIL_ADDRESS -> form.bindingsEmailAddress("");
        case EMAIL_NAME -> form.bindingsEmailName("");
      }
    }
  }

  /// @throws WrongUse when the form already sets what is to be cleared
  void fill(ConversationForm form) {
    for (var field : List.copyOf(new LinkedHashSet<>(fields))) {
      if (form.params().first(field.parameter).isPresent()) {
        throw new WrongUse("--" + field + " and --clear " + field + " contradict each other");
      }
      field.clear(form);
    }
  }
}
