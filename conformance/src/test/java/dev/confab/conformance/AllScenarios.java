package dev.confab.conformance;

/// Everything that every client must pass.
interface AllScenarios
    extends BindingScenarios,
        BulkScenarios,
        ContentScenarios,
        ConversationScenarios,
        DateScenarios,
        EveryKindScenarios,
        FixedScenarios,
        LifeScenarios,
        MessageScenarios,
        PagingScenarios,
        ParticipantScenarios,
        RaceScenarios,
        RoleScenarios,
        ScopedWebhookScenarios,
        ServiceScenarios,
        SettingScenarios,
        UserScenarios,
        WebhookHeaderScenarios {}
