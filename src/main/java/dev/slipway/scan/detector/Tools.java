package dev.slipway.scan.detector;

import dev.slipway.scan.Detector;
import dev.slipway.scan.Findings;
import dev.slipway.scan.Line;
import dev.slipway.scan.RepositoryFiles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Which tools a service is built, run and looked after with, by kind. */
@Component
class Tools implements Detector {

    private static final Map<String, String> LIBRARIES = ToolSigns.KNOWN.libraries();

    /** For tests and tasks beside what runs, a library that only tests need tells as much. */
    private static final Set<String> IN_TESTS =
            Set.of("tools.load_testing", "tools.profiling", "tools.database_migration", "tools.api_documentation");

    @Override
    public String name() {
        return "Tools";
    }

    @Override
    public int version() {
        return 4;
    }

    @Override
    public Set<String> keys() {
        return ToolSigns.KNOWN.all().stream().map(ToolSigns.Sign::key).collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public String looksIn() {
        return "build files, pipelines, manifests and the tools' own files";
    }

    @Override
    public void look(RepositoryFiles repository, Findings findings) {
        Pipelines pipelines = Pipelines.of(repository);
        Dependencies dependencies = Dependencies.of(repository);
        Map<String, List<Line>> named = new LinkedHashMap<>();
        LIBRARIES.forEach((key, names) ->
                named.put(key, IN_TESTS.contains(key) ? dependencies.any(names) : dependencies.running(names)));
        for (ToolSigns.Sign sign : ToolSigns.KNOWN.all()) {
            List<Line> places = places(sign, repository, pipelines, named.getOrDefault(sign.key(), List.of()));
            if (!places.isEmpty()) {
                findings.items(sign.key(), List.of(sign.tool()), repository.at(places.getFirst()));
            }
        }
    }

    private static List<Line> places(
            ToolSigns.Sign sign, RepositoryFiles repository, Pipelines pipelines, List<Line> named) {
        List<Line> places = new ArrayList<>();
        String library = sign.library();
        Pattern content = sign.content();
        Pattern command = sign.command();
        Pattern action = sign.action();
        if (library != null && !named.isEmpty()) {
            places.addAll(new Dependencies(named, List.of()).running(library));
        }
        if (content != null) {
            String[] globs = sign.globs().toArray(String[]::new);
            places.addAll(
                    sign.key().equals("tools.load_testing")
                            ? repository.find(content, globs)
                            : repository.findOutsideTests(content, globs));
        }
        if (command != null) {
            places.addAll(pipelines.running(command));
        }
        if (action != null) {
            places.addAll(pipelines.using(action));
        }
        return places;
    }
}
