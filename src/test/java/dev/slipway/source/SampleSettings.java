package dev.slipway.source;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Settings as a file would name them; what is left out has its default. */
final class SampleSettings {

    private SampleSettings() {}

    static SourceSettings of(String... keysAndValues) {
        Map<String, String> named = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            named.put("slipway.source." + keysAndValues[i], keysAndValues[i + 1]);
        }
        return new Binder(new MapConfigurationPropertySource(named))
                .bindOrCreate("slipway.source", SourceSettings.class);
    }
}
