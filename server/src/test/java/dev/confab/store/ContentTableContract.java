package dev.confab.store;

import static dev.confab.store.StoreSamples.ACCOUNT;
import static dev.confab.store.StoreSamples.NOON;
import static dev.confab.store.StoreSamples.account;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.Content;
import dev.confab.domain.ContentTemplate;
import dev.confab.domain.PageRequest;
import dev.confab.domain.Slice;
import dev.confab.domain.Timestamps;
import dev.confab.domain.sid.AccountSid;
import dev.confab.domain.sid.ContentSid;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The specification of ContentTable.
interface ContentTableContract extends StoresContract {
  private void insert(Content content) {
    stores()
        .store()
        .write(tables -> {
          tables.contents().insert(content);
          return content;
        });
  }

  private boolean delete(AccountSid account, ContentSid sid) {
    return stores().store().<Boolean>write(tables -> tables.contents().delete(account, sid));
  }

  private Optional<Content> find(AccountSid account, ContentSid sid) {
    return stores().store().read(tables -> tables.contents().find(account, sid));
  }

  private Slice<Content> list(AccountSid account, PageRequest page) {
    return stores().store().read(tables -> tables.contents().list(account, page));
  }

  private static Content content(
      int number, Map<String, String> variables, @Nullable String name, @Nullable String text) {
    var types = "{\"whatsapp/card\":{\"body\":\"\\u0000 {{1}}\"}}";
    return new Content(
        new ContentSid("HX%032x".formatted(number)),
        ACCOUNT,
        new ContentTemplate(name, "pt_BR", variables, types, text),
        new Timestamps(NOON, NOON.plusSeconds(number)));
  }

  private static Content content(int number) {
    return content(number, Map.of(), null, null);
  }

  @Test
  default void contentsComeBackAsTheyWere() {
    var variables = new LinkedHashMap<String, String>();
    variables.put("z", "");
    variables.put("1", "Zoë \"😀\"\\\n");
    variables.put("a", "null");
    var all =
        new Content[] {
          content(1, variables, "Name 'x'", "Olá {{1}}\n{{z}}"),
          content(2, Map.of(), null, ""),
          content(3)
        };
    for (var content : all) {
      insert(content);
      var found = find(ACCOUNT, content.sid()).orElseThrow();
      assertThat(found).isEqualTo(content);
      assertThat(found.template().variables().keySet())
          .containsExactlyElementsOf(content.template().variables().keySet());
      assertThat(find(account(2), content.sid())).isEmpty();
    }
    assertThat(list(ACCOUNT, new PageRequest(9, null)).items()).containsExactly(all);
  }

  @Test
  default void onlyTheAccountDeletesIt() {
    insert(content(1));
    insert(content(2));
    var sid = content(1).sid();
    assertThat(delete(account(2), sid)).isFalse();
    assertThat(find(ACCOUNT, sid)).isPresent();
    assertThat(delete(ACCOUNT, sid)).isTrue();
    assertThat(delete(ACCOUNT, sid)).isFalse();
    assertThat(list(ACCOUNT, new PageRequest(9, null)).items()).containsExactly(content(2));
  }

  @Test
  default void pagesGoOldestFirstAndBack() {
    for (int number = 5; number > 0; number--) {
      insert(content(number));
    }
    var first = list(ACCOUNT, new PageRequest(2, null));
    assertThat(first.items()).containsExactly(content(1), content(2));
    var second = list(ACCOUNT, new PageRequest(2, first.next()));
    assertThat(second.items()).containsExactly(content(3), content(4));
    assertThat(list(ACCOUNT, new PageRequest(2, second.next())).items())
        .containsExactly(content(5));
    assertThat(list(ACCOUNT, new PageRequest(2, second.previous())).items())
        .isEqualTo(first.items());
    assertThat(list(account(2), new PageRequest(2, null)).items()).isEmpty();
  }
}
