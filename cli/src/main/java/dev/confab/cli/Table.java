package dev.confab.cli;

import java.util.ArrayList;
import java.util.List;

/// Lines columns up. The last column is not filled up.
record Table(List<Integer> widths) {
  /// A single long name must not push everybody's columns off the screen: it sticks out instead.
  private static final int WIDTH_MAX = 40;

  private static final String GAP = "  ";

  /// As wide as these rows need.
  static Table fitting(List<List<String>> rows) {
    var widths = new ArrayList<Integer>();
    for (var row : rows) {
      for (int i = 0; i < row.size(); i++) {
        int width = Math.min(Text.width(row.get(i)), WIDTH_MAX);
        if (i == widths.size()) {
          widths.add(width);
        } else {
          widths.set(i, Math.max(widths.get(i), width));
        }
      }
    }
    return new Table(List.copyOf(widths));
  }

  String line(List<String> cells) {
    var line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      line.append(cells.get(i));
      if (i < cells.size() - 1) {
        line.repeat(' ', Math.max(0, widths.get(i) - Text.width(cells.get(i)))).append(GAP);
      }
    }
    return line.toString();
  }
}
