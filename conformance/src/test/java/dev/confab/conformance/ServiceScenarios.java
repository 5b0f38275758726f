package dev.confab.conformance;

import static dev.confab.conformance.Scenarios.assertRefused;
import static dev.confab.conformance.Scenarios.sids;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.conformance.clients.Query;
import java.util.ArrayList;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Services, as any client must see them.
interface ServiceScenarios extends Scenarios {
  String NO_SERVICE = "IS00000000000000000000000000000000";

  @Test
  default void createdServiceIsFetchedAndListed() {
    var created = account().services().create(Map.of("FriendlyName", "Störung & Co"));
    assertThat(created.text("friendly_name")).isEqualTo("Störung & Co");
    assertThat(created.text("account_sid")).isEqualTo(server().account().sid());
    assertThat(created.text("url")).isEqualTo("http://" + host() + "/v1/Services/" + created.sid());
    assertThat(account().services().fetch(created.sid())).isEqualTo(created);
    assertThat(account().services().list(Query.ALL)).contains(created);
    assertThat(created.members()).isEqualTo(sent("/v1/Services/" + created.sid()));
  }

  @Test
  default void deletedServiceTakesItsConversationsWithIt() {
    var service = account().services().create(Map.of("FriendlyName", "Short-lived")).sid();
    var conversations = service(service).conversations();
    var conversation = conversations.create(Map.of()).sid();
    account().services().delete(service);
    assertRefused(404, 20404, () -> account().services().fetch(service));
    assertRefused(404, 20404, () -> account().services().delete(service));
    assertRefused(404, 20404, () -> conversations.fetch(conversation));
    assertRefused(404, 20404, () -> conversations.create(Map.of()));
    assertRefused(404, 20404, () -> conversations.list(Query.ALL));
  }

  @Test
  default void defaultServiceCannotBeDeleted() {
    var conversation = account().conversations().create(Map.of());
    var service = conversation.text("chat_service_sid");
    assertRefused(400, 20001, () -> account().services().delete(service));
    assertThat(account().conversations().fetch(conversation.sid())).isEqualTo(conversation);
  }

  @Test
  default void unknownServiceIsNotFound() {
    assertRefused(404, 20404, () -> account().services().fetch(NO_SERVICE));
    assertRefused(404, 20404, () -> account().services().delete(NO_SERVICE));
    assertRefused(404, 20404, () -> service(NO_SERVICE).conversations().create(Map.of()));
  }

  @Test
  default void wrongNamesAreRefused() {
    assertRefused(400, 50000, () -> account().services().create(Map.of("FriendlyName", "")));
    assertRefused(
        400, 50003, () -> account().services().create(Map.of("FriendlyName", "x".repeat(257))));
  }

  @Test
  default void listGoesOnOverItsPages() {
    var made =
        IntStream.range(0, 7)
            .mapToObj(i -> account().services().create(Map.of("FriendlyName", "Page " + i)).sid());
    var sids = made.toList();
    var paged = new ArrayList<String>();
    int pages = 0;
    for (var page = account().services().page(Query.ALL.pageSize(3));
        page != null;
        page = page.next() == null ? null : page.next().get()) {
      pages++;
      paged.addAll(page.sids());
      assertThat(page.previous() == null).isEqualTo(pages == 1);
    }
    assertThat(pages).isGreaterThanOrEqualTo(3);
    assertThat(paged).doesNotHaveDuplicates().containsAll(sids);
    assertThat(sids(account().services().list(Query.ALL.pageSize(3)))).isEqualTo(paged);
    assertThat(sids(account().services().list(Query.ALL.pageSize(3).limit(5))))
        .isEqualTo(paged.subList(0, 5));
  }
}
