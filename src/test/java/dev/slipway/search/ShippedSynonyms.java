package dev.slipway.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/** The synonyms that come with the portal, read as plain YAML. */
final class ShippedSynonyms {

    private ShippedSynonyms() {}

    @SuppressWarnings("unchecked")
    static Synonyms read() {
        try {
            Map<String, Object> file =
                    new Yaml().load(Files.readString(Path.of("catalog/standards/search/synonyms.yaml")));
            Map<String, Object> spec = (Map<String, Object>) file.get("spec");
            List<Synonyms.Rule> rules = new ArrayList<>();
            ((List<List<Object>>) spec.get("same"))
                    .stream().map(ShippedSynonyms::words).forEach(group -> rules.add(new Synonyms.Rule(group, group)));
            ((Map<Object, List<Object>>) spec.get("also"))
                    .forEach((typed, meant) ->
                            rules.add(new Synonyms.Rule(List.of(String.valueOf(typed)), words(meant))));
            return Synonyms.of(rules);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> words(List<Object> values) {
        return values.stream().map(String::valueOf).toList();
    }
}
