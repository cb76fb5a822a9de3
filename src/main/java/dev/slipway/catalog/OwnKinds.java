package dev.slipway.catalog;

import dev.slipway.catalog.BatchNotes.OwnKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Hands descriptors of the portal's own kinds to the rooms that know them, and tells the rooms when they are gone. */
@Component
class OwnKinds {

    private final BatchNotes notes;
    private final ObjectProvider<Declaration.Reader> rooms;

    OwnKinds(BatchNotes notes, ObjectProvider<Declaration.Reader> rooms) {
        this.notes = notes;
        this.rooms = rooms;
    }

    /** In the order of the rooms' readers, so that a kind that others refer to can come first. */
    void take(Batch batch) {
        Map<String, Declaration.Reader> readers = new LinkedHashMap<>();
        rooms.orderedStream().forEach(reader -> readers.put(reader.kind(), reader));
        List<OwnKind> stored = notes.ownKinds(batch.id(), batch.loaded.keySet());
        List<OwnKind> gone = stored.stream()
                .filter(own -> !batch.holds(own.path(), own.kind() + "/" + own.name()))
                .toList();
        for (OwnKind own : gone) {
            Declaration.Reader reader = readers.get(own.kind());
            if (reader != null) {
                reader.removed(batch.id(), own.path(), own.name());
            }
        }
        notes.removeOwnKinds(batch.id(), gone);

        List<Declaration> declared = batch.loaded.values().stream()
                .flatMap(file -> file.documents().stream())
                .map(DescriptorFile.Read::declaration)
                .filter(declaration -> declaration != null)
                .toList();
        List<OwnKind> added = new ArrayList<>();
        readers.forEach((kind, reader) -> declared.stream()
                .filter(declaration -> declaration.kind().equals(kind))
                .forEach(declaration -> {
                    batch.report(declaration.path(), reader.read(declaration));
                    added.add(new OwnKind(declaration.path(), kind, declaration.name()));
                }));
        notes.addOwnKinds(batch.id(), added);
        declared.stream()
                .filter(declaration -> !readers.containsKey(declaration.kind()))
                .forEach(declaration -> batch.report(
                        declaration.path(),
                        List.of(declaration.problem(
                                "kind",
                                "The portal has no kind '" + declaration.kind() + "'.",
                                "Use one of " + String.join(", ", new TreeSet<>(readers.keySet())) + "."))));
    }
}
