package dev.slipway.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class IconTests {

    static final List<String> NAMES = List.of(("home catalog score search doc delivery release onboard okr plug audit"
                    + " admin bell theme menu service chev right link branch clock tree people deploy flame copy warn"
                    + " plus filter x down sign wait terminal user bolt")
            .split(" "));

    @Test
    void areAllDrawn() throws IOException {
        String drawings = Files.readString(Path.of("frontend/icons.svg"));

        assertThat(NAMES).allSatisfy(name -> assertThat(drawings).contains("id=\"i-" + name + "\""));
        assertThat(Shape.values()).allSatisfy(shape -> assertThat(drawings).contains("id=\"m-" + shape.value() + "\""));
        assertThat(Arrays.stream(StateMark.Kind.values())
                        .map(kind -> kind.name().toLowerCase(Locale.ROOT)))
                .allSatisfy(kind -> assertThat(drawings).contains("id=\"s-" + kind + "\""));
    }

    @Test
    void takeNoMarkupForAName() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Icon("x\"/><script>"));
    }
}
