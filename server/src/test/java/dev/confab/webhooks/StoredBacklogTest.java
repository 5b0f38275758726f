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
import dev.confab.support.Alarms;
import dev.confab.support.ApiUnderTest;
import dev.confab.webhooks.Backlog.Answer;
import dev.confab.webhooks.Backlog.Part;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredBacklogTest {
  private static final WebhookKey FIRST = new WebhookKey("WH" + "1".repeat(32));
  private static final WebhookKey SECOND = new WebhookKey("WH" + "2".repeat(32));

  private final List<Answer> answers = new ArrayList<>();
  private final List<WebhookKey> outdated = new ArrayList<>();
  @AutoClose private final ApiUnderTest api;
  private final Scope scope;
  private final Ledger ledger;
  private final StoredBacklog backlog;
  private long nanos;

  StoredBacklogTest(@TempDir Path folder) {
    api = new ApiUnderTest(folder);
    scope = new Scope(api.account.sid(), api.account.defaultService());
    var store = api.stores.store();
    var configurations = new Configurations(store, api.clock, false);
    ledger =
        new Ledger(
            new Bookmark(store, () -> nanos),
            () -> nanos,
            deliveries -> answers.add(new Answer.Recorded(deliveries)));
    backlog = new StoredBacklog(store, ledger, configurations, answers::add, outdated::addAll);
  }

  /// Which the store has.
  private WebhookDelivery made(int number, WebhookKey webhook) {
    var delivery = planned(number, webhook);
    var _ =
        api.stores
            .store()
            .write(tables -> {
              tables.webhookDeliveries().insert(List.of(delivery));
              return tables;
            });
    return delivery;
  }

  private WebhookDelivery planned(int number, WebhookKey webhook) {
    var now = api.clock.instant();
    var stream = new Stream("CH" + "a".repeat(32));
    return new WebhookDelivery(
        new WebhookDeliverySid("WD%032x".formatted(number)),
        scope,
        webhook,
        new Cause(number, stream, number, EventType.CONVERSATION_ADDED.text(), now),
        "",
        now,
        Progress.begun(WebhookSettings.DEFAULT, now));
  }

  /// Until all that was asked is done.
  private void work() throws InterruptedException {
    backlog.close();
    backlog.run();
  }

  @Test
  void whatSomebodyElseHasChangedIsReadAnew() throws InterruptedException {
    var made = made(1, FIRST);
    var now = api.clock.instant();
    var delivered = made.with(made.progress().ended(State.DELIVERED, now));
    var late = made.with(made.progress().ended(State.DEAD, now));
    backlog.record(delivered);
    work();
    assertThat(outdated).isEmpty();
    backlog.record(late);
    work();
    assertThat(outdated).containsExactly(made.webhook());
    assertThat(answers)
        .containsExactly(
            new Answer.Recorded(List.of(delivered)), new Answer.Recorded(List.of(late)));
    assertThat(api.stores.store().<Object>read(t -> t.webhookDeliveries().find(scope, made.sid())))
        .isEqualTo(Optional.of(delivered));
  }

  @Test
  void whatCannotBeReadHoldsUpNothingElse() throws InterruptedException {
    var bad = made(1, FIRST);
    var good = made(2, SECOND);
    var _ =
        api.stores
            .database()
            .write(session ->
                session.update(
                    "UPDATE webhook_delivery SET attempts = '{' WHERE sid = ?", bad.sid().value()));
    try (var alarms = Alarms.listen()) {
      for (var webhook : List.of(FIRST, SECOND)) {
        backlog.load(webhook, new Part.First(), 10, 7);
      }
      work();
      assertThat(answers)
          .containsExactly(
              new Answer.NotLoaded(FIRST, new Part.First(), 7),
              new Answer.Loaded(SECOND, new Part.First(), null, List.of(good), true, 7));
      assertThat(alarms.heard()).hasSize(1);
    }
  }

  @Test
  void whatIsNotWrittenYetIsReadAsWell() throws InterruptedException {
    var delivery = planned(1, FIRST);
    assertThat(ledger.isMoved()).isFalse();
    ledger.add(List.of(delivery), 1);
    backlog.load(FIRST, new Part.First(), 10, 7);
    backlog.look("", 8);
    work();
    assertThat(answers)
        .containsExactly(
            new Answer.Loaded(FIRST, new Part.First(), null, List.of(delivery), true, 7),
            new Answer.Found(List.of(FIRST), true, 8));
  }

  @Test
  void whatHasBecomeOfWhatIsNotWrittenIsWrittenWithIt() throws InterruptedException {
    var delivery = planned(1, FIRST);
    assertThat(ledger.isMoved()).isFalse();
    ledger.add(List.of(delivery), 1);
    var delivered = delivery.with(delivery.progress().ended(State.DELIVERED, delivery.created()));
    backlog.record(delivered);
    work();
    assertThat(answers).containsExactly(new Answer.Recorded(List.of(delivered)));
    assertThat(outdated).isEmpty();
    assertThat(
            api.stores.store().<Object>read(t -> t.webhookDeliveries().find(scope, delivery.sid())))
        .isEqualTo(Optional.of(delivered));
  }
}
