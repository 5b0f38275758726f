package dev.confab.domain;

/// An update of an address configuration. Type, address and country cannot be changed.
public record AddressConfigurationChange(
    Patch<String> friendlyName, AutoCreation.Change autoCreation) {}
