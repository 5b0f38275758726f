package dev.confab.api;

import dev.confab.domain.Assumed;
import dev.confab.domain.ConversationProfile;
import dev.confab.domain.ErrorCode;
import dev.confab.domain.Failure;
import dev.confab.domain.MessageChange;
import dev.confab.domain.MessageContent;
import dev.confab.domain.MessageTable.Order;
import dev.confab.domain.MessageTexts;
import dev.confab.domain.NewMessage;
import dev.confab.domain.sid.ContentSid;
import dev.confab.domain.sid.MediaSid;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the parameters of message operations.
final class MessageForm {
  /// Of an update.
  static final List<Parameter> CHANGEABLE =
      List.of(
          Parameter.of("Author", Schema.text(256)),
          Parameter.text("Body"),
          Parameter.date("DateCreated"),
          Parameter.date("DateUpdated"),
          Parameter.text("Attributes"),
          Parameter.of("Subject", Schema.text(MessageTexts.SUBJECT_LENGTH_MAX)));

  /// Of a create.
  static final List<Parameter> PARAMETERS = parameters();

  /// Of a list.
  static final Parameter[] FILTERS = {Parameter.choice("Order", "asc", "desc")};

  private MessageForm() {}

  private static List<Parameter> parameters() {
    var all = new ArrayList<>(CHANGEABLE);
    all.add(Parameter.sid("MediaSid", "ME"));
    all.add(Parameter.sid("ContentSid", "HX"));
    all.add(Parameter.text("ContentVariables"));
    return List.copyOf(all);
  }

  static NewMessage create(Form form) {
    var template = form.parsed("ContentSid", MessageForm::contentSid);
    boolean isTemplated = template != null;
    var body = isTemplated ? null : form.text("Body");
    var attributes = form.text("Attributes");
    var variables = form.textOrNull("ContentVariables");
    var values = variables == null ? Map.<String, String>of() : variables(variables, isTemplated);
    var content =
        new MessageContent(
            body == null ? null : MessageTexts.body(body),
            List.of(),
            attributes == null ? ConversationProfile.NO_ATTRIBUTES : attributes(attributes),
            form.parsed("Subject", MessageTexts::subject),
            template,
            variables);
    return new NewMessage(
        form.parsed("Author", MessageTexts::author),
        content,
        values,
        isTemplated ? null : form.parsed("MediaSid", MessageForm::mediaSid),
        form.sent("DateCreated", Fields::dateCreated).over(null),
        form.sent("DateUpdated", Fields::dateUpdated).over(null));
  }

  @Assumed("an empty Author is ignored, an empty Body is one, an empty Subject clears it")
  static MessageChange update(Form form) {
    return new MessageChange(
        form.keptWhenEmpty("Author", MessageTexts::author),
        form.sent("Body", MessageTexts::body),
        form.sent("Attributes", MessageForm::attributes),
        form.clearable("Subject", MessageTexts::subject),
        form.sent("DateCreated", Fields::dateCreated),
        form.sent("DateUpdated", Fields::dateUpdated));
  }

  /// @return the order as links show it, or `null` when none was sent
  static @Nullable String order(Form query) {
    var order = query.textOrNull("Order");
    if (order == null) {
      return null;
    }
    var lower = order.toLowerCase(Locale.ROOT);
    if (!lower.equals("asc") && !lower.equals("desc")) {
      throw new Failure(ErrorCode.INVALID_PARAMETER, "Order must be asc or desc");
    }
    return lower;
  }

  static Order parsedOrder(@Nullable String order) {
    return "desc".equals(order) ? Order.DESCENDING : Order.ASCENDING;
  }

  private static String attributes(String text) {
    return Fields.attributes(text, MessageTexts.ATTRIBUTES_BYTES_MAX);
  }

  private static MediaSid mediaSid(String text) {
    if (!MediaSid.matches(text)) {
      throw new Failure(ErrorCode.MEDIA_SID_MALFORMED, "MediaSid is malformed");
    }
    return new MediaSid(text);
  }

  private static ContentSid contentSid(String text) {
    if (!ContentSid.matches(text)) {
      throw new Failure(ErrorCode.CONTENT_SID_INVALID, "ContentSid is malformed");
    }
    return new ContentSid(text);
  }

  private static Map<String, String> variables(String json, boolean isTemplated) {
    if (!isTemplated) {
      throw new Failure(
          ErrorCode.CONTENT_VARIABLES_WITHOUT_CONTENT, "ContentVariables need a ContentSid");
    }
    var variables =
        ContentVariables.read(json)
            .orElseThrow(() ->
                new Failure(
                    ErrorCode.CONTENT_VARIABLES_NOT_OBJECT,
                    "ContentVariables must be a JSON object of texts"));
    MessageTexts.requireContentVariables(json, variables);
    return variables;
  }
}
