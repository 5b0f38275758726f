package dev.confab.conformance;

/// Everything that every client must pass.
interface AllScenarios
    extends BindingScenarios,
        BulkScenarios,
        ConversationScenarios,
        DateScenarios,
        EveryKindScenarios,
        FixedScenarios,
        LifeScenarios,
        MessageScenarios,
        PagingScenarios,
        ParticipantScenarios,
        RoleScenarios,
        ScopedWebhookScenarios,
        ServiceScenarios,
        SettingScenarios,
        UserScenarios,
        WebhookHeaderScenarios {}
