package dev.confab.domain;

import java.time.Instant;

/// An update of a message: one patch for each field that can be sent.
public record MessageChange(
    Patch<String> author,
    Patch<String> body,
    Patch<String> attributes,
    Patch<String> subject,
    Patch<Instant> dateCreated,
    Patch<Instant> dateUpdated) {

  MessageContent content(MessageContent current) {
    return new MessageContent(
        body.over(current.body()),
        current.media(),
        attributes.overRequired(current.attributes()),
        subject.over(current.subject()),
        current.content(),
        current.contentVariables());
  }
}
