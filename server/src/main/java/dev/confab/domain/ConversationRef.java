package dev.confab.domain;

import dev.confab.domain.sid.ConversationSid;

/// How a path names a conversation: by sid, or else by unique name. A text that has the form of a
/// sid is a sid; that is why unique names may not look like one.
public sealed interface ConversationRef {
  record BySid(ConversationSid sid) implements ConversationRef {}

  record ByUniqueName(String name) implements ConversationRef {}

  static ConversationRef of(String text) {
    return ConversationSid.matches(text)
        ? new BySid(new ConversationSid(text))
        : new ByUniqueName(text);
  }
}
