package dev.confab.benchmarks.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JsonTextTest {
  @Test
  void findsStringMembersOnly() {
    var json =
        new JsonText(
            """
            {"meta": {"next_page_url" : "http:\\/\\/h/v1?a=1\\u0026b=2", "previous_page_url": null},
             "items":[{"account_sid":"AC1","sid":"CH1"},{"sid":"CH2","n":3}], "note":"sid"}
            """);
    assertThat(json.string("next_page_url")).contains("http://h/v1?a=1&b=2");
    assertThat(json.string("previous_page_url")).isEmpty();
    assertThat(json.strings("sid")).containsExactly("CH1", "CH2");
    assertThat(json.string("n")).isEmpty();
    assertThat(json.string("absent")).isEmpty();
  }

  @Test
  void aDocumentThatBreaksOffIsNoError() {
    assertThat(new JsonText("{\"sid\"").string("sid")).isEmpty();
    assertThat(new JsonText("{\"sid\": \"CH").string("sid")).contains("CH");
    assertThat(new JsonText("").string("sid")).isEmpty();
  }
}
