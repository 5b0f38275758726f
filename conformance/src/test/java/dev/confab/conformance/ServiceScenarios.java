package dev.confab.conformance;

import static dev.confab.conformance.Scenarios.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.conformance.clients.Query;
import dev.confab.conformance.clients.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Services, as any client must see them.
interface ServiceScenarios extends Scenarios {
  String NO_SERVICE = "IS00000000000000000000000000000000";

  @Test
  default void createdServiceIsFetchedAndListed() {
    var created = client().services().create("Störung & Co");
    assertThat(created.text("friendly_name")).isEqualTo("Störung & Co");
    assertThat(created.text("account_sid")).isEqualTo(server().account().sid());
    assertThat(created.text("url")).isEqualTo("http://" + host() + "/v1/Services/" + created.sid());
    assertThat(client().services().fetch(created.sid())).isEqualTo(created);
    assertThat(client().services().list(Query.ALL)).contains(created);
    var sent =
        server()
            .http()
            .send("GET", "/v1/Services/" + created.sid(), Map.of("Host", host()), "")
            .members();
    assertThat(created.members()).isEqualTo(sent);
  }

  @Test
  default void deletedServiceTakesItsConversationsWithIt() {
    var service = client().services().create("Short-lived").sid();
    var conversations = client().conversations(service);
    var conversation = conversations.create(Map.of()).sid();
    client().services().delete(service);
    assertRefused(404, 20404, () -> client().services().fetch(service));
    assertRefused(404, 20404, () -> client().services().delete(service));
    assertRefused(404, 20404, () -> conversations.fetch(conversation));
    assertRefused(404, 20404, () -> conversations.create(Map.of()));
    assertRefused(404, 20404, () -> conversations.list(Query.ALL));
  }

  @Test
  default void defaultServiceCannotBeDeleted() {
    var conversation = client().conversations(null).create(Map.of());
    var service = conversation.text("chat_service_sid");
    assertRefused(400, 20001, () -> client().services().delete(service));
    assertThat(client().conversations(null).fetch(conversation.sid())).isEqualTo(conversation);
  }

  @Test
  default void unknownServiceIsNotFound() {
    assertRefused(404, 20404, () -> client().services().fetch(NO_SERVICE));
    assertRefused(404, 20404, () -> client().services().delete(NO_SERVICE));
    assertRefused(404, 20404, () -> client().conversations(NO_SERVICE).create(Map.of()));
  }

  @Test
  default void wrongNamesAreRefused() {
    assertRefused(400, 50000, () -> client().services().create(""));
    assertRefused(400, 50003, () -> client().services().create("x".repeat(257)));
  }

  @Test
  default void listGoesOnOverItsPages() {
    var made = IntStream.range(0, 7).mapToObj(i -> client().services().create("Page " + i).sid());
    var sids = made.toList();
    var paged = new ArrayList<String>();
    int pages = 0;
    for (var page = client().services().page(Query.ALL.pageSize(3));
        page != null;
        page = page.next() == null ? null : page.next().get()) {
      pages++;
      paged.addAll(page.sids());
      assertThat(page.previous() == null).isEqualTo(pages == 1);
    }
    assertThat(pages).isGreaterThanOrEqualTo(3);
    assertThat(paged).doesNotHaveDuplicates().containsAll(sids);
    assertThat(sids(client().services().list(Query.ALL.pageSize(3)))).isEqualTo(paged);
    assertThat(sids(client().services().list(Query.ALL.pageSize(3).limit(5))))
        .isEqualTo(paged.subList(0, 5));
  }

  private static List<String> sids(List<Resource> resources) {
    return resources.stream().map(Resource::sid).toList();
  }
}
