package dev.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SheetTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "=HYPERLINK(\"http://evil.example\",\"x\")",
                "\t=1",
                "\r=1",
                "\n=1"
            })
    void writesFormulasAsText(String formula) {
        Sheet sheet = new Sheet();

        sheet.line("a", formula);

        assertThat(text(sheet)).contains("'" + formula.replace("\"", "\"\"")).doesNotContain("," + formula);
    }

    @Test
    void keepsNumbersDatesAndWhatIsMissing() {
        Sheet sheet = new Sheet();

        sheet.line(-1, -2.5, null, java.time.LocalDate.parse("2026-11-21"), "", "a,b", "two\nlines");
        sheet.line(Arrays.asList("list", null));

        assertThat(text(sheet)).isEqualTo("-1,-2.5,,2026-11-21,,\"a,b\",\"two\nlines\"\r\nlist,\r\n");
    }

    private static String text(Sheet sheet) {
        return new String(sheet.bytes(), StandardCharsets.UTF_8);
    }
}
