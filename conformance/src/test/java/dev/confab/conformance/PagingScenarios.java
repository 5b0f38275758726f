package dev.confab.conformance;

import static dev.confab.conformance.Scenarios.assertRefused;
import static dev.confab.conformance.Scenarios.sids;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.conformance.clients.Place;
import dev.confab.conformance.clients.Query;
import dev.confab.conformance.clients.Resource;
import dev.confab.conformance.clients.ResourcePage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Lists over several pages, as any client must see them.
interface PagingScenarios extends Scenarios {
  int PAGE_SIZE_MAX = 100;

  @ParameterizedTest
  @EnumSource
  default void longListComesCompleteOverItsPages(Family family) {
    var place = family.in(this);
    var made = made(place, 250);
    var listed = sids(place.conversations().list(Query.ALL.limit(1000)));
    assertThat(listed).doesNotHaveDuplicates().containsAll(made);
    assertThat(listed.subList(0, made.size())).isEqualTo(made.reversed());

    assertThat(sids(place.conversations().list(Query.ALL.limit(230))))
        .isEqualTo(made.reversed().subList(0, 230));
    assertThat(sids(place.conversations().list(Query.ALL.pageSize(7).limit(30))))
        .isEqualTo(made.reversed().subList(0, 30));
  }

  @ParameterizedTest
  @EnumSource
  default void pagesAreTurnedForwardAndBack(Family family) {
    var place = family.in(this);
    var made = made(place, 250).reversed();
    var first = place.conversations().page(Query.ALL.pageSize(1000));
    assertThat(first.sids()).isEqualTo(made.subList(0, PAGE_SIZE_MAX));
    assertThat(first.previous()).isNull();
    var second = next(first);
    assertThat(second.sids()).isEqualTo(made.subList(100, 200));
    var third = next(second);
    assertThat(third.sids().subList(0, 50)).isEqualTo(made.subList(200, 250));
    var back = Objects.requireNonNull(third.previous()).get();
    assertThat(back.sids()).isEqualTo(second.sids());
    assertThat(Objects.requireNonNull(back.previous()).get().sids()).isEqualTo(first.sids());
    if (family == Family.NAMED_SERVICE) {
      assertThat(third.sids()).hasSize(50);
      assertThat(third.next()).isNull();
    }
  }

  @ParameterizedTest
  @EnumSource
  default void fullLastPageIsTheLast(Family family) {
    var place = family.in(this);
    var made = made(place, 20).reversed();
    var second = next(place.conversations().page(Query.ALL.pageSize(10)));
    assertThat(second.sids()).isEqualTo(made.subList(10, 20));
    if (family == Family.NAMED_SERVICE) {
      assertThat(second.next()).isNull();
    } else {
      assertThat(next(second).items()).isNotEmpty();
    }
  }

  /// Nothing that comes or goes on other pages moves a page.
  @ParameterizedTest
  @EnumSource
  default void pagesStandStillWhileRowsComeAndGo(Family family) {
    var place = family.in(this);
    var made = made(place, 30).reversed();
    var first = place.conversations().page(Query.ALL.pageSize(10));
    made(place, 5);
    made.subList(5, 12).forEach(place.conversations()::delete);
    var second = next(first);
    assertThat(second.sids()).isEqualTo(made.subList(12, 22));
    place.conversations().delete(made.get(21));
    assertThat(next(second).sids().subList(0, 8)).isEqualTo(made.subList(22, 30));
  }

  /// Whoever is there all the time is seen once, however busy the list is.
  @ParameterizedTest
  @EnumSource
  default void busyListLosesAndRepeatsNothing(Family family) throws InterruptedException {
    var place = family.in(this);
    var kept = made(place, 120);
    var doomed = made(place, 60);
    var busy = new CountDownLatch(1);
    var isOver = new AtomicBoolean();
    var changes = new AtomicInteger();
    var http = server().http();
    var writer =
        Thread.ofVirtual()
            .start(() -> {
              while (!isOver.get()) {
                http.post(place.conversations().path(), Map.of());
                int turn = changes.getAndIncrement();
                if (turn < doomed.size()) {
                  http.delete(place.conversations().path() + "/" + doomed.get(turn));
                }
                busy.countDown();
              }
            });
    try {
      busy.await();
      int before = changes.get();
      var listed = sids(place.conversations().list(Query.ALL.pageSize(5)));
      assertThat(changes.get()).as("changes during the list").isGreaterThan(before);
      assertThat(listed).doesNotHaveDuplicates().containsAll(kept);
    } finally {
      isOver.set(true);
      writer.join();
    }
  }

  @ParameterizedTest
  @EnumSource
  default void datesChooseAndOrderByCreation(Family family) {
    var place = family.in(this);
    // Made in another order than they were created in, as an import may do.
    var days = List.of("03", "01", "04", "02", "05");
    for (var day : days) {
      place
          .conversations()
          .create(Map.of("FriendlyName", day, "DateCreated", "2001-01-" + day + "T12:00:00Z"));
    }
    var middle = Query.ALL.createdIn("2001-01-02T00:00:00Z", "2001-01-04T23:59:59Z");
    assertThat(names(place.conversations().list(middle))).containsExactly("04", "03", "02");
    assertThat(names(place.conversations().list(middle.pageSize(1))))
        .containsExactly("04", "03", "02");
    assertThat(next(place.conversations().page(middle.pageSize(2))).items()).hasSize(1);
    var reversed = Query.ALL.createdIn("2001-01-04T00:00:00Z", "2001-01-02T23:59:59Z");
    assertRefused(400, 50396, () -> place.conversations().list(reversed));
  }

  @ParameterizedTest
  @EnumSource
  default void stateChooses(Family family) {
    var place = family.in(this);
    var made = made(place, 9);
    for (int i = 0; i < made.size(); i++) {
      var state = List.of("active", "inactive", "closed").get(i % 3);
      place.conversations().update(made.get(i), Map.of("State", state));
    }
    for (var state : List.of("active", "inactive", "closed")) {
      var found = place.conversations().list(Query.ALL.with("State", state).pageSize(2));
      assertThat(found).allMatch(one -> one.text("state").equals(state));
      var mine =
          made.stream().filter(sid -> place.conversations().fetch(sid).text("state").equals(state));
      assertThat(sids(found)).containsAll(mine.toList());
    }
  }

  /// Made by plain HTTP, which is quicker, in the order given back.
  private List<String> made(Place place, int count) {
    var sids = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      sids.add(
          server()
              .http()
              .post(place.conversations().path(), Map.of("FriendlyName", "Row " + i))
              .sid());
    }
    return sids;
  }

  private static ResourcePage next(ResourcePage page) {
    return Objects.requireNonNull(page.next(), "a next page").get();
  }

  private static List<String> names(List<Resource> resources) {
    return resources.stream().map(one -> one.text("friendly_name")).toList();
  }
}
