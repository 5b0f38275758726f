package dev.confab.conformance;

/// Everything that every client must pass.
interface AllScenarios
    extends BulkScenarios,
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
