package dev.confab.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.domain.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ErrorsDocumentTest {
  private static final Pattern ROW = Pattern.compile("\\| (\\d{5}) \\| (\\d{3}) \\| .+ \\| .+ \\|");

  @Test
  void theDocumentListsExactlyTheCodesThatThereAre() throws IOException {
    var documented = new TreeMap<Integer, Integer>();
    for (var line : Files.readAllLines(Path.of("../docs/errors.md"))) {
      var row = ROW.matcher(line);
      if (row.matches()) {
        documented.put(Integer.valueOf(row.group(1)), Integer.valueOf(row.group(2)));
      }
    }
    var known = new TreeMap<Integer, Integer>();
    Arrays.stream(ErrorCode.values())
        .forEach(code -> known.put(code.number(), ErrorReply.status(code)));
    assertThat(documented).isEqualTo(known);
  }
}
