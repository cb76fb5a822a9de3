package dev.slipway.facts;

import dev.slipway.catalog.Declaration;
import dev.slipway.source.Problem;
import dev.slipway.source.SourceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes over what {@code kind: FactType} declares. */
@Component
class FactTypeReader implements Declaration.Reader {

    private static final Pattern KEY =
            Pattern.compile("[a-z][a-z0-9]*(?:_[a-z0-9]+)*(?:\\.[a-z][a-z0-9]*(?:_[a-z0-9]+)*)+");

    private final FactTypeStore store;
    private final AtCommit atCommit;

    FactTypeReader(FactTypeStore store, AtCommit atCommit) {
        this.store = store;
        this.atCommit = atCommit;
    }

    @Override
    public String kind() {
        return "FactType";
    }

    @Override
    @Transactional
    public List<Problem> read(Declaration declaration) {
        List<Problem> problems = new ArrayList<>();
        FactType type = parse(declaration, problems);
        if (type == null) {
            return problems;
        }
        Optional<String> elsewhere = store.declaredBefore(type.key(), declaration.source(), declaration.path());
        elsewhere.ifPresent(place -> problems.add(declaration.problem(
                "metadata.name",
                "The fact type " + type.key() + " is declared in " + place + " already, and that one counts.",
                "Keep one of the two.")));
        if (store.declare(type, declaration.source(), declaration.path())) {
            atCommit.typeChanged(type.key());
        }
        return problems;
    }

    @Override
    @Transactional
    public void removed(SourceId source, String path, String name) {
        if (store.undeclare(name, source, path)) {
            atCommit.typeChanged(name);
        }
    }

    static @Nullable FactType parse(Declaration declaration, List<Problem> problems) {
        if (declaration.name().length() > 100
                || !KEY.matcher(declaration.name()).matches()) {
            problems.add(declaration.problem(
                    "metadata.name",
                    "A fact's key is two or more lower-case words joined by dots.",
                    "Name it like backup.restored."));
        }
        Fields spec = new Fields(declaration, "spec", declaration.spec(), problems);
        spec.only("type", "meaning", "fresh", "attestable");
        FactType.@Nullable Type type = type(spec);
        String meaning = spec.text("meaning");
        Duration fresh = fresh(spec);
        boolean attestable = spec.flag("attestable", false);
        return problems.isEmpty() && type != null && meaning != null && fresh != null
                ? new FactType(declaration.name(), type, meaning, fresh, attestable)
                : null;
    }

    private static FactType.@Nullable Type type(Fields spec) {
        String name = spec.text("type");
        for (FactType.Type type : FactType.Type.values()) {
            if (type.name().toLowerCase(Locale.ROOT).equals(name)) {
                return type;
            }
        }
        if (name != null) {
            spec.wrong("type", "There is no type " + name + ".", "Known are boolean, number, text, list and map.");
        }
        return null;
    }

    private static @Nullable Duration fresh(Fields spec) {
        String text = spec.text("fresh");
        Optional<Duration> fresh = text == null ? Optional.empty() : Durations.parse(text);
        if (text != null && fresh.isEmpty()) {
            spec.wrong("fresh", text + " is no span of time.", "Write hours, days or weeks: 12h, 7d, 6w.");
        }
        return fresh.orElse(null);
    }
}
