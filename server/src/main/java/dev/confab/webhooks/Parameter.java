package dev.confab.webhooks;

/// A parameter of a request, not encoded.
public record Parameter(String name, String value) {}
