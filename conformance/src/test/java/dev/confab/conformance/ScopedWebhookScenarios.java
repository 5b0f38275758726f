package dev.confab.conformance;

import static dev.confab.conformance.Scenarios.assertRefused;
import static dev.confab.conformance.Scenarios.sids;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.conformance.clients.Place;
import dev.confab.conformance.clients.Query;
import dev.confab.conformance.clients.Resources;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Webhooks of one conversation, as any client must see them.
interface ScopedWebhookScenarios extends Scenarios {
  String URL = "https://hooks.example.com/a";
  String FLOW = "FW0123456789abcdef0123456789abcdef";

  @ParameterizedTest
  @EnumSource
  default void configurationDependsOnTheTarget(Family family) {
    var webhooks = webhooks(family.in(this));
    var webhook =
        webhooks.create(
            Map.of(
                "Target",
                "webhook",
                "Configuration.Url",
                URL,
                "Configuration.Method",
                "get",
                "Configuration.Filters",
                List.of("onMessageAdded", "onDeliveryUpdated"),
                "Configuration.ReplayAfter",
                0));
    assertThat(webhook.text("target")).isEqualTo("webhook");
    assertThat(webhook.object("configuration"))
        .isEqualTo(
            Map.of(
                "url",
                URL,
                "method",
                "GET",
                "filters",
                List.of("onMessageAdded", "onDeliveryUpdated")));
    var trigger =
        webhooks.create(
            Map.of(
                "Target",
                "trigger",
                "Configuration.Url",
                URL,
                "Configuration.Triggers",
                List.of("help", "stop it")));
    assertThat(trigger.object("configuration"))
        .isEqualTo(Map.of("url", URL, "method", "POST", "triggers", List.of("help", "stop it")));
    var studio = webhooks.create(Map.of("Target", "studio", "Configuration.FlowSid", FLOW));
    assertThat(studio.object("configuration")).isEqualTo(Map.of("flow_sid", FLOW));
    assertThat(webhooks.list(Query.ALL)).containsExactly(webhook, trigger, studio);
    var updated =
        webhooks.update(trigger.sid(), Map.of("Configuration.Triggers", List.of("start")));
    assertThat(updated.object("configuration"))
        .isEqualTo(Map.of("url", URL, "method", "POST", "triggers", List.of("start")));
    assertThat(webhooks.fetch(trigger.sid())).isEqualTo(updated);
  }

  @ParameterizedTest
  @EnumSource
  default void fiveAreEnough(Family family) {
    var webhooks = webhooks(family.in(this));
    var form = Sample.SCOPED_WEBHOOK.form();
    for (int i = 0; i < 5; i++) {
      webhooks.create(form);
    }
    assertRefused(400, 50361, () -> webhooks.create(form));
    assertThat(sids(webhooks.list(Query.ALL.limit(1000)))).hasSize(5);
    webhooks.delete(webhooks.list(Query.ALL).getFirst().sid());
    webhooks.create(form);
  }

  @ParameterizedTest
  @EnumSource
  default void wrongWebhooksAreRefusedByTheirNumbers(Family family) {
    var webhooks = webhooks(family.in(this));
    var kept = webhooks.create(Sample.SCOPED_WEBHOOK.form());
    var hook = new HashMap<String, Object>(Sample.SCOPED_WEBHOOK.form());
    var filters = "Configuration.Filters";
    assertWrong(webhooks, with(hook, "Configuration.Url", URL + "x".repeat(512)), 50372);
    assertWrong(webhooks, with(hook, filters, List.of("onMessageAdd")), 50365);
    assertWrong(webhooks, with(hook, filters, List.of("onNothing")), 50365);
    var trigger =
        new HashMap<String, Object>(Map.of("Target", "trigger", "Configuration.Url", URL));
    assertWrong(webhooks, trigger, 50371);
    assertWrong(webhooks, Map.of("Target", "webhook", filters, List.of("onMessageAdded")), 50369);
    assertWrong(webhooks, Map.of("Target", "webhook", "Configuration.Url", URL), 50370);
    var triggers = "Configuration.Triggers";
    assertWrong(webhooks, with(trigger, triggers, Collections.nCopies(6, "a")), 50362);
    assertWrong(webhooks, with(trigger, triggers, List.of("x".repeat(249))), 50366);
    assertWrong(webhooks, Map.of("Target", "studio", "Configuration.FlowSid", "FW1"), 50367);
    var missing = Map.of("Configuration.Url", URL + "x".repeat(512));
    assertRefused(400, 50372, () -> webhooks.update(kept.sid(), missing));
    assertThat(webhooks.list(Query.ALL)).containsExactly(kept);
  }

  private static void assertWrong(Resources webhooks, Map<String, ?> form, int code) {
    assertRefused(400, code, () -> webhooks.create(form));
  }

  private static Map<String, Object> with(Map<String, Object> form, String name, Object value) {
    var changed = new HashMap<>(form);
    changed.put(name, value);
    return changed;
  }

  private static Resources webhooks(Place place) {
    return place.scopedWebhooks(place.conversations().create(Map.of()).sid());
  }
}
