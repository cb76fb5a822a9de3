package dev.slipway.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

class DecodedTests {

    @Test
    void takesUtf8WithAndWithoutItsMark() {
        assertThat(Decoded.of("Größe".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Decoded("Größe", StandardCharsets.UTF_8, 0));
        assertThat(Decoded.of("\uFEFFGröße".getBytes(StandardCharsets.UTF_8)).text())
                .isEqualTo("Größe");
        assertThat(Decoded.of("\uFEFF# A".getBytes(StandardCharsets.UTF_16BE)).text())
                .isEqualTo("# A");
    }

    @Test
    void takesWesternTextAndSaysWhereItGoesWrong() {
        Decoded decoded =
                Decoded.of("# Notes\nDéjà vu à la carte, Größe für Straße\n".getBytes(Charset.forName("ISO-8859-1")));

        assertThat(decoded.text()).contains("Déjà vu à la carte, Größe für Straße");
        assertThat(decoded.badLine()).isEqualTo(2);
    }

    @Test
    void takesChineseText() {
        String text = "# 网络连通性故障排查\n\n检查节点之间的网络连接，然后重启服务。\n";

        assertThat(Decoded.of(text.getBytes(Charset.forName("GB18030"))).text()).isEqualTo(text);
    }

    @Test
    void takesJapaneseText() {
        String text = "# データベースの復旧手順\n\nまずサービスを停止し、バックアップから復元してください。\n";

        assertThat(Decoded.of(text.getBytes(Charset.forName("Shift_JIS"))))
                .satisfies(decoded -> assertThat(decoded.text()).isEqualTo(text))
                .satisfies(decoded -> assertThat(decoded.badLine()).isEqualTo(1));
    }

    @Test
    void takesUtf16WithAndWithoutItsMark() {
        String text = "# Größe\n\nDie Warteschlange ist voll.\n";

        for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            assertThat(Decoded.of(text.getBytes(charset)).text())
                    .as("%s", charset)
                    .isEqualTo(text);
            assertThat(Decoded.of(("\uFEFF" + text).getBytes(charset)).text())
                    .as("%s with its mark", charset)
                    .isEqualTo(text);
        }
    }

    @Test
    void keepsTheRestWhenASingleByteIsBroken() {
        byte[] bytes =
                "Eins zwei drei, größer, älter, übler, schöner, möglich, natürlich, für, höher, früher, später, Grün, Öl, öde, Übung, Äpfel, Ärger, über, süß, heiß, weiß"
                        .getBytes(StandardCharsets.UTF_8);
        bytes[3] = (byte) 0xFF;

        assertThat(Decoded.of(bytes).text()).contains("größer", "weiß").contains("\uFFFD");
    }

    @Test
    void leavesNoNulAndOneKindOfLineEnd() {
        assertThat(Decoded.of("a\0b\r\nc\rd".getBytes(StandardCharsets.UTF_8)).text())
                .isEqualTo("a\uFFFDb\nc\nd");
    }

    @Test
    @EnabledIf("dev.slipway.knowledge.SampleDocuments#present")
    void readsOddEncodingsFromTheWild() throws IOException {
        try (Stream<Path> files = Files.list(SampleDocuments.FOLDER.resolve("runbooks/encoding"))) {
            assertThat(files.toList())
                    .allSatisfy(file -> assertThat(
                                    Decoded.of(Files.readAllBytes(file)).text())
                            .doesNotContain("\uFFFD"));
        }
    }
}
