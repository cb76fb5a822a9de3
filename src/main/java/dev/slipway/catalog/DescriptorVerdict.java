package dev.slipway.catalog;

import dev.slipway.source.SourceId;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What is wrong with a descriptor that stands in no file yet. */
public final class DescriptorVerdict {

    private static final SourceId NOWHERE = new SourceId("nowhere");

    private DescriptorVerdict() {}

    /** @return what to mend; empty if all is well */
    public static List<String> breaches(String document) {
        DescriptorFile file =
                DescriptorFile.read(NOWHERE, "catalog-info.yaml", document.getBytes(StandardCharsets.UTF_8));
        if (file.documents().isEmpty()) {
            return List.of("There is no descriptor here.");
        }
        return file.documents().stream()
                .filter(read -> read.descriptor() == null && read.declaration() == null)
                .flatMap(read -> read.problems().stream())
                .map(problem -> problem.message() + " " + problem.remedy())
                .toList();
    }
}
