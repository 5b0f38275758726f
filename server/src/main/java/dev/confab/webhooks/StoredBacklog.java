package dev.confab.webhooks;

import dev.confab.domain.Store;
import dev.confab.domain.WebhookDelivery;
import dev.confab.domain.WebhookKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The backlog in the store and in the [Ledger], worked at by one thread: what is to be recorded is
/// written first, all that has come since the last time at once, then what was asked is read.
/// Before anything is read the ledger is written, so what is read is all that there is.
final class StoredBacklog implements Backlog {
  private static final Logger LOG = LoggerFactory.getLogger(StoredBacklog.class);

  /// More are never asked at a time, see [SendingLimits#unrecordedMax].
  private static final int QUESTIONS_MAX = 2 * SendingLimits.DEFAULT.unrecordedMax();

  /// About as many bytes are read at once, but at least one delivery.
  private static final long LOAD_BYTES_MAX = 1 << 20;

  /// Webhooks that are looked up at once.
  private static final int LOOK_MAX = 20;

  /// In one transaction.
  private static final int RECORDS_MAX = 1_000;

  private static final long PAUSE_MILLIS = 250;

  /// Under load, outcomes gather for so long before they are written: each transaction takes from
  /// those who write what is to be told. Nobody waits for them; after a crash, what was told in
  /// this time is told again.
  private static final long GATHERING_NANOS = Duration.ofMillis(20).toNanos();

  private sealed interface Question {
    record Recording(WebhookDelivery delivery) implements Question {}

    record Loading(WebhookKey webhook, Part part, int max, int generation) implements Question {
      Answer failed() {
        return new Answer.NotLoaded(webhook, part, generation);
      }
    }

    record Looking(String after, int generation) implements Question {
      Answer failed() {
        return new Answer.NotFound(generation);
      }
    }

    record Planned() implements Question {}

    record Closing() implements Question {}
  }

  private final Store store;
  private final Ledger ledger;
  private final Configurations configurations;
  private final Consumer<Answer> answers;
  private final Consumer<List<WebhookKey>> outdated;
  private final LinkedBlockingQueue<Question> questions = new LinkedBlockingQueue<>(QUESTIONS_MAX);

  /// Has permits when somebody waits for an answer.
  private final Semaphore hurry = new Semaphore(0);

  private volatile boolean isClosing;

  /// @param answers gets what comes back
  /// @param outdated gets webhooks of which somebody else has changed or removed deliveries
  StoredBacklog(
      Store store,
      Ledger ledger,
      Configurations configurations,
      Consumer<Answer> answers,
      Consumer<List<WebhookKey>> outdated) {
    this.store = store;
    this.ledger = ledger;
    this.configurations = configurations;
    this.answers = answers;
    this.outdated = outdated;
  }

  @Override
  public void record(WebhookDelivery delivery) {
    questions.add(new Question.Recording(delivery));
  }

  @Override
  public void load(WebhookKey webhook, Part part, int max, int generation) {
    ask(new Question.Loading(webhook, part, max, generation));
  }

  @Override
  public void look(String after, int generation) {
    ask(new Question.Looking(after, generation));
  }

  /// The ledger may have something that is to be written.
  void planned() {
    if (questions.isEmpty() && !ledger.isEmpty()) {
      questions.add(new Question.Planned());
    }
  }

  private void ask(Question question) {
    questions.add(question);
    hurry.release();
  }

  /// Ends [#run] when all that was asked before is done, as far as the store can do it now: what is
  /// not recorded is sent again after the next start.
  void close() {
    isClosing = true;
    ask(new Question.Closing());
  }

  /// Works until it is closed. What the store cannot do now is tried again until it can.
  void run() throws InterruptedException {
    boolean isOpen = true;
    while (isOpen) {
      var batch = new ArrayList<Question>();
      var first = questions.poll(ledger.pause(), TimeUnit.NANOSECONDS);
      if (first != null) {
        batch.add(first);
      }
      long begin = System.nanoTime();
      hurry.drainPermits(); // before the questions, so that none that comes now has to wait
      questions.drainTo(batch, RECORDS_MAX - 1);
      var closing = batch.indexOf(new Question.Closing());
      isOpen = closing < 0;
      work(isOpen ? batch : batch.subList(0, closing), !isOpen);
      long rest = begin + GATHERING_NANOS - System.nanoTime();
      var _ = isOpen && hurry.tryAcquire(rest, TimeUnit.NANOSECONDS);
    }
  }

  /// @param isLast whether nothing will be done later
  private void work(List<Question> batch, boolean isLast) throws InterruptedException {
    var recorded = new ArrayList<WebhookDelivery>();
    boolean isAsked = isLast;
    for (var question : batch) {
      if (question instanceof Question.Recording(var delivery) && !ledger.note(delivery)) {
        recorded.add(delivery);
      }
      isAsked |= question instanceof Question.Loading || question instanceof Question.Looking;
    }
    insist(isAsked ? ledger::writeAll : ledger::writeDue);
    if (!recorded.isEmpty()) {
      insist(() -> write(recorded));
    }
    for (var question : batch) {
      switch (question) {
        case Question.Loading loading -> read(() -> load(loading), loading.failed());
        case Question.Looking looking -> read(() -> found(looking), looking.failed());
        case Question.Recording _, Question.Planned _, Question.Closing _ -> {}
      }
    }
  }

  /// While the store is away nobody else gets on either; what it cannot read while it is there is a
  /// bug of ours, and others may have nothing to do with it.
  private void read(Supplier<Answer> reading, Answer otherwise) throws InterruptedException {
    insist(() -> {
      try {
        answers.accept(reading.get());
      } catch (RuntimeException trouble) {
        if (Retry.isPassing(trouble)) {
          throw trouble;
        }
        LOG.atError()
            .addKeyValue("answer", otherwise)
            .setCause(trouble)
            .log("Deliveries cannot be read because of a bug of ours; trying again later");
        answers.accept(otherwise);
      }
    });
  }

  private void insist(Runnable work) throws InterruptedException {
    boolean isDone = false;
    while (!isDone) {
      try {
        work.run();
        isDone = true;
      } catch (RuntimeException e) {
        LOG.atWarn().setCause(e).log("Deliveries cannot be read or written; trying again");
        if (isClosing) {
          return;
        }
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
    }
  }

  private void write(List<WebhookDelivery> recorded) {
    var missed = store.write(tables -> tables.webhookDeliveries().record(recorded));
    answers.accept(new Answer.Recorded(recorded));
    if (!missed.isEmpty()) {
      LOG.atWarn()
          .addKeyValue("deliveries", missed.size())
          .log("Deliveries were changed or removed by somebody else while they were sent");
      outdated.accept(missed.stream().map(WebhookDelivery::webhook).distinct().toList());
    }
  }

  private Answer load(Question.Loading loading) {
    var webhook = loading.webhook();
    int max = loading.max();
    var found =
        store.read(tables -> {
          var deliveries = tables.webhookDeliveries();
          return switch (loading.part()) {
            case Part.First() -> deliveries.open(webhook, 0, max);
            case Part.Next(var after) -> deliveries.open(webhook, after, max);
            case Part.OfStream(var stream, var after) ->
                deliveries.open(webhook, stream, after, max);
          };
        });
    var kept = found.subList(0, count(found));
    boolean isAll = found.size() < max && kept.size() == found.size();
    @Nullable Destination destination =
        kept.isEmpty()
            ? null
            : configurations.destination(webhook, kept.getFirst().scope()).orElse(null);
    return new Answer.Loaded(
        webhook, loading.part(), destination, kept, isAll, loading.generation());
  }

  /// How many of some deliveries are few enough bytes.
  private static int count(List<WebhookDelivery> found) {
    int count = 0;
    for (long bytes = 0; count < found.size() && bytes < LOAD_BYTES_MAX; count++) {
      bytes += Memory.weight(found.get(count));
    }
    return count;
  }

  private Answer found(Question.Looking looking) {
    var found =
        store.read(tables -> tables.webhookDeliveries().webhooks(looking.after(), LOOK_MAX));
    return new Answer.Found(found, found.size() < LOOK_MAX, looking.generation());
  }
}
