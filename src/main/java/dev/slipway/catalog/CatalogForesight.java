package dev.slipway.catalog;

import dev.slipway.catalog.EntityStore.Stored;
import dev.slipway.source.FileTree;
import dev.slipway.source.Foresight;
import dev.slipway.source.Problem;
import dev.slipway.source.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Reads the descriptors of what is no source yet, by the same code, and says whose names they would take. */
@Component
class CatalogForesight implements Foresight {

    private final EntityStore store;
    private final RemoteFiles remote;

    CatalogForesight(EntityStore store, RemoteFiles remote) {
        this.store = store;
        this.remote = remote;
    }

    @Override
    public List<Coming> of(Source source, FileTree files, int most) {
        Surroundings around = new Surroundings(source, files, remote);
        List<Coming> coming = new ArrayList<>();
        Map<String, String> declared = new HashMap<>();
        for (String path : files.paths()) {
            if (coming.size() >= most || !DescriptorFile.candidate(path)) {
                continue;
            }
            files.read(path)
                    .ifPresent(bytes -> DescriptorFile.read(source.id(), path, bytes, around)
                            .documents()
                            .forEach(document -> of(document, path, declared, coming)));
        }
        List<Coming> first = coming.subList(0, Math.min(most, coming.size()));
        Map<String, Stored> holders = new HashMap<>();
        store.ofRefs(declared.keySet()).forEach(row -> holders.put(row.ref(), row));
        return first.stream().map(each -> judged(each, holders)).toList();
    }

    private static void of(
            DescriptorFile.Read document, String path, Map<String, String> declared, List<Coming> coming) {
        for (Problem problem : document.problems()) {
            coming.add(new Coming(Fate.PROBLEM, problem.message(), path, problem.line(), problem.remedy()));
        }
        Descriptor descriptor = document.descriptor();
        if (descriptor != null) {
            String ref = descriptor.ref().toString();
            String before = declared.putIfAbsent(ref, path);
            coming.add(
                    before == null
                            ? new Coming(Fate.NEW, ref, path, document.line(), "")
                            : new Coming(
                                    Fate.CONFLICT,
                                    ref,
                                    path,
                                    document.line(),
                                    before + " declares it too, and comes first."));
        } else if (document.declaration() != null) {
            coming.add(new Coming(Fate.NEW, String.valueOf(document.identity()), path, document.line(), ""));
        }
    }

    private static Coming judged(Coming coming, Map<String, Stored> holders) {
        Stored holder = holders.get(coming.what());
        if (holder == null || coming.fate() != Fate.NEW) {
            return coming;
        }
        return holder.orphan()
                ? new Coming(
                        Fate.RETURNS,
                        coming.what(),
                        coming.path(),
                        coming.line(),
                        "Known as an orphan; it goes on as before.")
                : new Coming(
                        Fate.CONFLICT,
                        coming.what(),
                        coming.path(),
                        coming.line(),
                        "%s of the source %s has it, and stays.".formatted(holder.path(), holder.source()));
    }
}
