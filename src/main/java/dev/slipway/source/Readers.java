package dev.slipway.source;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The rooms' ears, and which of them want what. A reader is written down as {@code name:version}. */
record Readers(List<SourceReader> all) {

    Readers {
        all = List.copyOf(all);
        if (all.stream().map(SourceReader::name).distinct().count() < all.size()) {
            throw new IllegalStateException("two source readers have the same name");
        }
    }

    static String mark(SourceReader reader) {
        return reader.name() + ":" + reader.version();
    }

    Set<String> of(String path) {
        Set<String> marks = new TreeSet<>();
        for (SourceReader reader : all) {
            if (reader.reads(path)) {
                marks.add(mark(reader));
            }
        }
        return marks;
    }

    /** Names of those that took a file before and are not among those that want it now. */
    Set<String> leavers(Collection<String> tookIt, Collection<String> wantIt) {
        Set<String> wanting = names(wantIt);
        Set<String> leavers = new TreeSet<>(names(tookIt));
        leavers.removeIf(name -> wanting.contains(name)
                || all.stream().noneMatch(reader -> reader.name().equals(name)));
        return leavers;
    }

    /** Stands for all of them in their versions: as long as it stays, what was read need not be read again. */
    String signature() {
        return all.stream().map(Readers::mark).sorted().collect(Collectors.joining(" "));
    }

    private static Set<String> names(Collection<String> marks) {
        return marks.stream()
                .map(mark -> mark.substring(0, mark.lastIndexOf(':')))
                .collect(Collectors.toSet());
    }
}
