package dev.confab.client;

/// What a form is filled for. Create and update share a form, and few parameters belong to one of
/// them only; the server would ignore those in the other without a word.
enum Use {
  CREATE("create"),
  CREATE_WITH_PARTICIPANTS("createWithParticipants"),
  UPDATE("update"),
  UPDATE_OF_SERVICE("update of a service");

  private final String words;

  Use(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
