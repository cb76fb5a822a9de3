package dev.slipway.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;

class EntityRefTests {

    @Property(tries = 200)
    void comesBackFromItsOwnText(
            @ForAll @AlphaChars @StringLength(min = 1, max = 20) String kind,
            @ForAll @AlphaChars @NumericChars @Chars({'-'}) @StringLength(min = 1, max = 63) String namespace,
            @ForAll @AlphaChars @NumericChars @Chars({'-', '_', '.'}) @StringLength(min = 1, max = 63) String name) {
        EntityRef ref = new EntityRef(kind, namespace, name);

        assertThat(EntityRef.of(ref.toString())).isEqualTo(ref);
        assertThat(EntityRef.parse(namespace + "/" + name, kind, "other")).contains(ref);
        assertThat(EntityRef.parse(kind + ":" + name, "other", namespace)).contains(ref);
    }

    @Property(tries = 500)
    void neverFailsOnWhatPeopleType(@ForAll String text) {
        EntityRef.parse(text, "", "default")
                .ifPresent(ref -> assertThat(EntityRef.of(ref.toString())).isEqualTo(ref));
    }
}
