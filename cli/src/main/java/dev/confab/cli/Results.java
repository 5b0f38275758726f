package dev.confab.cli;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Writes what a command found. Every line goes out at once: a reader sees the first page while the
/// second is fetched, and if it goes away nothing more is fetched.
final class Results<T> {
  private static final String NOTHING = "-";

  private final View<T> view;
  private final Writer out;
  private final boolean isJson;

  Results(View<T> view, Writer out, boolean isJson) {
    this.view = view;
    this.out = out;
    this.isJson = isJson;
  }

  /// One item: everything about it that is set.
  void show(T item) {
    if (isJson) {
      json(item);
      return;
    }
    var set = view.details().stream().filter(detail -> !detail.text(item).isEmpty()).toList();
    var rows = set.stream().map(detail -> List.of(detail.title(), detail.text(item))).toList();
    var table = Table.fitting(rows);
    rows.forEach(row -> line(table.line(row)));
  }

  /// Any number of items, as they come. The first ones decide how wide the columns are; later ones
  /// may stick out.
  ///
  /// @param firstPage how many items are looked at for the widths before a line is written
  void showAll(Stream<T> items, int firstPage) {
    if (isJson) {
      items.forEach(this::json);
      return;
    }
    var rest = items.iterator();
    var rows = new ArrayList<List<String>>();
    rows.add(view.columns().stream().map(Column::title).toList());
    while (rows.size() <= firstPage && rest.hasNext()) {
      rows.add(cells(rest.next()));
    }
    var table = Table.fitting(rows);
    rows.forEach(row -> line(table.line(row)));
    rest.forEachRemaining(item -> line(table.line(cells(item))));
  }

  /// The server sends nothing about what is gone, so there is no JSON for it.
  void deleted(String sid) {
    if (!isJson) {
      line("deleted " + Text.printable(sid));
    }
  }

  private List<String> cells(T item) {
    return view.columns().stream()
        .map(column -> column.text(item))
        .map(text -> text.isEmpty() ? NOTHING : text)
        .toList();
  }

  private void json(T item) {
    line(view.json().apply(item).toString());
  }

  private void line(String text) {
    try {
      out.write(text + "\n");
      out.flush();
    } catch (IOException e) {
      throw new OutputFailed(e);
    }
  }
}
