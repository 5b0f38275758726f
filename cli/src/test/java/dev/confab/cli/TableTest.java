package dev.confab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
  @Test
  void columnsAreAsWideAsTheyNeedAndTheLastIsNotFilledUp() {
    var table = Table.fitting(List.of(List.of("A", "B"), List.of("long", "x")));

    assertThat(table.line(List.of("A", "B"))).isEqualTo("A     B");
  }

  @Test
  void aLongerCellOfALaterRowSticksOut() {
    var table = Table.fitting(List.of(List.of("A", "B")));

    assertThat(table.line(List.of("later", "B"))).isEqualTo("later  B");
  }

  @Test
  void oneLongCellDoesNotWidenTheColumnForAll() {
    var table = Table.fitting(List.of(List.of("x".repeat(256), "B")));

    assertThat(table.line(List.of("", "B"))).hasSize(40 + 2 + 1);
  }

  @Test
  void aCharacterBeyondTheBasicPlaneIsOneWide() {
    var table = Table.fitting(List.of(List.of("𝄞", "B")));

    assertThat(table.line(List.of("a", "B"))).isEqualTo("a  B");
  }
}
