package dev.slipway.knowledge;

import dev.slipway.knowledge.Markdown.Reference;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Links within a source that lead nowhere: to files that are not there, to headings that are gone. */
@Component
class LinkCheck implements Check {

    static final String ID = "links";

    private static final int MOST = 50;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "Dead link";
    }

    @Override
    public List<Finding> look(Subject subject) {
        List<Finding> findings = new ArrayList<>();
        Set<String> own = null;
        for (Reference reference : subject.reading().outline().references()) {
            if (findings.size() >= MOST || !judged(reference.destination())) {
                continue;
            }
            String destination = reference.destination();
            int hash = destination.indexOf('#');
            String anchor = hash < 0 ? "" : Anchors.plain(Addresses.decode(destination.substring(hash + 1)));
            if (hash == 0) {
                own = own == null ? Anchors.of(subject.reading().outline()) : own;
                if (!anchor.isEmpty() && !own.contains(anchor)) {
                    findings.add(gone(subject, reference, "This document has no heading for “" + destination + "”."));
                }
                continue;
            }
            String target = target(subject.path(), destination);
            if (target == null) {
                continue; // out of the source, where nobody looks
            }
            if (!there(subject.files(), target)) {
                findings.add(Finding.of(
                        this,
                        Finding.Weight.MEDIUM,
                        subject.line(reference.at()),
                        (reference.picture() ? "The picture " : "The link ") + destination
                                + " leads to a file that is not there.",
                        "Put " + target + " there, or lead to where it is now."));
            } else if (!anchor.isEmpty()
                    && Markup.reads(target)
                    && subject.files().exists(target)
                    && !subject.files().anchors(target).contains(anchor)) {
                findings.add(gone(
                        subject, reference, target + " has no heading for “" + destination.substring(hash) + "”."));
            }
        }
        return findings;
    }

    private Finding gone(Subject subject, Reference reference, String message) {
        return Finding.of(
                this,
                Finding.Weight.LOW,
                subject.line(reference.at()),
                message,
                "Write the anchor as the heading reads now: lower case, hyphens for blanks.");
    }

    /** The files of the source to which a document's links lead, whether there or not. */
    static Set<String> targets(String path, Reading reading) {
        Set<String> targets = new LinkedHashSet<>();
        for (Reference reference : reading.outline().references()) {
            String target =
                    judged(reference.destination()) && !reference.destination().startsWith("#")
                            ? target(path, reference.destination())
                            : null;
            if (target != null && !target.isEmpty() && targets.size() < 500) {
                targets.add(target.length() <= 500 ? target : target.substring(0, 500));
            }
        }
        return targets;
    }

    /** Sites that are built of the files may lead elsewhere from their root, and templates are no links yet. */
    private static boolean judged(String destination) {
        return !destination.isBlank()
                && !Addresses.absolute(destination)
                && !destination.startsWith("@")
                && !destination.matches("(?s).*[{<>].*")
                && (!destination.startsWith("/") || Markup.reads(destination.replaceFirst("[?#].*$", "")));
    }

    private static @Nullable String target(String path, String destination) {
        return Addresses.resolve(path, Addresses.decode(destination.replaceFirst("(?s)[?#].*$", "")));
    }

    private static boolean there(Subject.Surroundings files, String target) {
        return target.isEmpty()
                || files.exists(target)
                || files.exists(target + ".md")
                || target.endsWith(".html") && files.exists(target.replaceFirst("html$", "md"));
    }

    /** By what else links may mean this file: without its ending, as a page, by a folder above it. */
    static Set<String> otherNames(String path) {
        Set<String> names = new LinkedHashSet<>();
        if (path.endsWith(".md")) {
            String stem = path.substring(0, path.length() - ".md".length());
            names.add(stem);
            names.add(stem + ".html");
        }
        for (int cut = path.lastIndexOf('/'); cut > 0; cut = path.lastIndexOf('/', cut - 1)) {
            names.add(path.substring(0, cut));
        }
        return names;
    }
}
