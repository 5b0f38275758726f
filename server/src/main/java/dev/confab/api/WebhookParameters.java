package dev.confab.api;

import dev.confab.domain.WebhookField;
import dev.confab.domain.WebhookField.Value;
import dev.confab.domain.WebhookPayload;
import java.util.List;

/// What webhooks are told, in the words of the description.
final class WebhookParameters {
  /// What the answer of a pre hook does.
  static final String ANSWER =
      "200 allows it, with the changes that it names; 4xx and 5xx refuse it.";

  private WebhookParameters() {}

  static List<Parameter> of(WebhookPayload payload) {
    return payload.fields().stream().map(WebhookParameters::parameter).toList();
  }

  /// What a pre hook may answer: an empty body, or this.
  static Schema answer(WebhookPayload question) {
    var answer = Schema.object().and("additionalProperties", true);
    for (var field : question.changeable()) {
      answer = answer.maybe(field.member(), schema(field.value()));
    }
    return answer;
  }

  private static Parameter parameter(WebhookField field) {
    var parameter = Parameter.of(field.name(), schema(field.value()));
    return field.isAlways() ? parameter.required() : parameter;
  }

  private static Schema schema(Value value) {
    return switch (value) {
      case Value.Sid(var prefix) -> Schema.sid(prefix);
      case Value.Choice(var values) -> Schema.choice(values.toArray(String[]::new));
      case Value.Plain.TEXT -> Schema.text();
      case Value.Plain.JSON -> Schema.content("application/json");
      case Value.Plain.DATE -> Schema.date();
      case Value.Plain.NUMBER -> Schema.whole(0);
      case Value.Plain.FLAG -> Schema.flag();
    };
  }
}
