package dev.slipway.catalog;

import dev.slipway.catalog.Declaration.Place;
import dev.slipway.source.Problem;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with one document, each thing at its place. */
final class Findings {

    private final String path;
    private final YamlFile.Document document;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Draft.Remark> remarks = new ArrayList<>();

    /** Problems that an entity may have and still be shown. */
    private int slight;

    Findings(String path, YamlFile.Document document) {
        this.path = path;
        this.document = document;
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** The same by field, those included that are missing. */
    List<Draft.Remark> remarks() {
        return List.copyOf(remarks);
    }

    void wrong(String where, String message, String remedy) {
        String at = where;
        while (!at.isEmpty() && !document.places().containsKey(at)) {
            int cut = Math.max(at.lastIndexOf('.'), at.lastIndexOf('['));
            at = cut < 0 ? "" : at.substring(0, cut);
        }
        Place place = document.places().getOrDefault(at, new Place(document.line(), 1));
        remarks.add(new Draft.Remark(where, message, remedy));
        problems.add(new Problem(path, place.line(), place.column(), message, remedy));
    }

    /** Something to mend that keeps nobody from reading the rest. */
    void odd(String where, String message, String remedy) {
        slight++;
        wrong(where, message, remedy);
    }

    boolean bad() {
        return problems.size() > slight;
    }
}
