package dev.confab.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.Event.Stream;
import dev.confab.domain.EventType;
import dev.confab.domain.Scope;
import dev.confab.domain.WebhookDelivery;
import dev.confab.domain.WebhookDelivery.Cause;
import dev.confab.domain.WebhookDelivery.Progress;
import dev.confab.domain.WebhookDelivery.State;
import dev.confab.domain.WebhookKey;
import dev.confab.domain.WebhookSettings;
import dev.confab.domain.sid.WebhookDeliverySid;
import dev.confab.support.ApiUnderTest;
import dev.confab.webhooks.Backlog.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredBacklogTest {
  @TempDir private Path folder;

  @Test
  void whatSomebodyElseHasChangedIsReadAnew() throws InterruptedException {
    try (var api = new ApiUnderTest(folder)) {
      var store = api.stores.store();
      var now = api.clock.instant();
      var scope = new Scope(api.account.sid(), api.account.defaultService());
      var made =
          new WebhookDelivery(
              new WebhookDeliverySid("WD" + "0".repeat(32)),
              scope,
              WebhookKey.of(scope.account()),
              new Cause(
                  1,
                  new Stream("CH" + "a".repeat(32)),
                  1,
                  EventType.CONVERSATION_ADDED.text(),
                  now),
              "",
              now,
              Progress.begun(WebhookSettings.DEFAULT, now));
      var delivered = made.with(made.progress().ended(State.DELIVERED, now));
      var late = made.with(made.progress().ended(State.DEAD, now));
      store.write(tables -> {
        tables.webhookDeliveries().insert(List.of(made));
        return made;
      });
      var answers = new ArrayList<Answer>();
      var outdated = new ArrayList<WebhookKey>();
      var configurations = new Configurations(store, api.clock, false);
      var backlog = new StoredBacklog(store, configurations, answers::add, outdated::addAll);
      backlog.record(delivered);
      work(backlog);
      assertThat(outdated).isEmpty();
      backlog.record(late);
      work(backlog);
      assertThat(outdated).containsExactly(made.webhook());
      assertThat(answers)
          .containsExactly(
              new Answer.Recorded(List.of(delivered)), new Answer.Recorded(List.of(late)));
      assertThat(store.<Object>read(t -> t.webhookDeliveries().find(scope, made.sid())))
          .isEqualTo(Optional.of(delivered));
    }
  }

  /// Until all that was asked is done.
  private static void work(StoredBacklog backlog) throws InterruptedException {
    backlog.close();
    backlog.run();
  }
}
