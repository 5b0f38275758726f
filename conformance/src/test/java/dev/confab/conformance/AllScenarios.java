package dev.confab.conformance;

/// Everything that every client must pass.
interface AllScenarios
    extends BindingScenarios,
        BulkScenarios,
        ContentScenarios,
        ConversationScenarios,
        EveryKindScenarios,
        LifeScenarios,
        MessageScenarios,
        PagingScenarios,
        ParticipantScenarios,
        RoleScenarios,
        ScopedWebhookScenarios,
        ServiceScenarios,
        SettingScenarios,
        UserScenarios {}
