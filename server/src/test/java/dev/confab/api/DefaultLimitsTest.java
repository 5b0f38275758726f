package dev.confab.api;

import static dev.confab.api.Chat.pair;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.support.ApiUnderTest;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The limits as they are while no operator has set any: the last one fits, the next one does not.
class DefaultLimitsTest {
  @AutoClose private final ApiUnderTest api;
  private final Chat chat;

  DefaultLimitsTest(@TempDir Path folder) {
    api = new ApiUnderTest(folder);
    chat = Chat.in(api);
  }

  @Test
  void aConversationHasAThousandParticipants() {
    var conversation = chat.conversation();
    for (int number = 0; number < 1_000; number++) {
      chat.added(conversation, "Identity=user" + number);
    }
    var refused = chat.add(conversation, "Identity=late");
    assertThat(refused.error()).isEqualTo("403/50417");
    assertThat(refused.text("message")).contains("1000");
    assertThat(api.get("/v1/Users/late").error()).isEqualTo("404/20404");
    api.delete(chat.path(conversation) + "/user0");
    chat.added(conversation, "Identity=late");
  }

  @Test
  void fiftyOfThemHaveAnAddress() {
    var conversation = chat.conversation();
    for (int number = 0; number < 50; number++) {
      chat.added(conversation, pair("+155500" + (10_000 + number), "+15550009"));
    }
    var late = pair("+15551000", "+15550009");
    assertThat(chat.add(conversation, late).error()).isEqualTo("403/50422");
    chat.added(conversation, "Identity=ann");
    chat.added(chat.conversation(), late);
  }

  @Test
  void anIdentityIsInAThousandConversations() {
    var first = chat.conversation();
    chat.added(first, "Identity=ann");
    for (int number = 1; number < 1_000; number++) {
      chat.added(chat.conversation(), "Identity=ann");
    }
    var late = chat.conversation();
    assertThat(chat.add(late, "Identity=ann").error()).isEqualTo("403/50214");
    chat.close(first);
    chat.added(late, "Identity=ann");
  }

  /// A file that is as large as allowed is uploaded where the server is a process of its own.
  @Test
  void aFileHas150MebibytesAtMost() {
    var length = Map.of("Content-Length", "157286401");
    assertThat(new MediaUnderTest(api).upload("", length, "").error()).isEqualTo("413/50512");
  }
}
