package dev.confab.cli;

import dev.confab.client.ConversationQuery;
import dev.confab.client.ServiceQuery;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How much of a list is wanted.
final class ListOptions {
  /// What the server takes if it is not asked for a size.
  private static final int PAGE_SIZE_DEFAULT = 50;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "At most so many (default: all, page by page as they are written).")
  @Nullable Integer limit;

  @Option(
      names = "--page-size",
      paramLabel = "N",
      description = "So many per request: 1 to 100 (default " + PAGE_SIZE_DEFAULT + ").")
  @Nullable Integer pageSize;

  void fill(ConversationQuery query) {
    if (limit != null) {
      query.limit(limit);
    }
    if (pageSize != null) {
      query.pageSize(pageSize);
    }
  }

  void fill(ServiceQuery query) {
    if (limit != null) {
      query.limit(limit);
    }
    if (pageSize != null) {
      query.pageSize(pageSize);
    }
  }

  /// How many items the first page can have.
  int firstPage() {
    return pageSize == null ? PAGE_SIZE_DEFAULT : pageSize;
  }
}
