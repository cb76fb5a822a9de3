package dev.slipway.source.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.slipway.Refusal;
import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import dev.slipway.source.FileTree;
import dev.slipway.source.Source;
import dev.slipway.source.SourceFile;
import dev.slipway.source.Sources;
import dev.slipway.ui.Download;
import dev.slipway.ui.EmptyState;
import dev.slipway.ui.PageHead;
import dev.slipway.ui.Panel;
import dev.slipway.ui.Time;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A file as it was read, with the line that a fact or a problem points at. */
@Route("sources/:id/files/:path*")
@Requires(Permission.CATALOG_READ)
@StyleSheet("context://assets/source.css")
final class FileView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    /** Lines on one page; of a longer file those around the wanted line are shown. */
    private static final int SHOWN = 3000;

    private static final int LONGEST_LINE = 2000;

    private final Sources sources;
    private final Clock clock;
    private String title = "File";

    FileView(Sources sources, Clock clock) {
        this.sources = sources;
        this.clock = clock;
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String path = event.getRouteParameters().getWildcard("path").stream().collect(Collectors.joining("/"));
        Source source = event.getRouteParameters()
                .get("id")
                .filter(id -> id.matches("[a-z0-9-]+"))
                .flatMap(id -> sources.list().stream()
                        .filter(known -> known.id().value().equals(id))
                        .findFirst())
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "There is no such source."));
        SourceFile file = sources.file(source.id(), path)
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.NOT_FOUND,
                        source.name() + " has no file " + path
                                + ". It may have been moved or deleted since the link was" + " made."));
        int line = event.getLocation().getQueryParameters().getSingleParameter("line").stream()
                .filter(text -> text.matches("[0-9]{1,7}"))
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElse(0);
        title = path.substring(path.lastIndexOf('/') + 1);
        removeAll();
        show(source, file, line);
    }

    private void show(Source source, SourceFile file, int line) {
        Anchor all = new Anchor("sources", "Sources");
        Anchor own = new Anchor("sources?source=" + source.id(), source.name());
        List.of(all, own).forEach(link -> link.getElement().setAttribute("router-link", true));
        PageHead head = new PageHead(title, null).crumbs(all, own, new Span(file.path()));
        add(head, facts(source, file));
        Optional<FileTree> tree = sources.files(source.id());
        Optional<byte[]> content = tree.flatMap(files -> files.read(file.path()));
        if (content.isPresent()) {
            head.actions(new Download("Download", title, content::get));
            add(FileText.of(content.get())
                    .map(text -> text(file, text, line))
                    .orElseGet(() -> notShown(
                            "This file is no text",
                            "Its bytes cannot be shown as lines. Download it to look at it with what made it.")));
        } else if (file.size() > FileTree.LIMIT) {
            add(notShown(
                    "This file is too large to be shown",
                    String.format(
                            Locale.ROOT,
                            "It has %,d bytes; up to %,d are read. Look at it where it lies: %s",
                            file.size(),
                            FileTree.LIMIT,
                            source.location())));
        } else {
            add(notShown(
                    "This file cannot be reached now",
                    source.error() == null
                            ? "It was there when the source was last read. Sync the source to see what became of it."
                            : "The source cannot be reached: " + source.error() + ". What was read before stays."));
        }
    }

    private Component facts(Source source, SourceFile file) {
        DescriptionList facts = new DescriptionList();
        facts.addClassNames("facts", "file-facts");
        fact(facts, "Changed", Time.ago(file.changedAt(), clock.instant()));
        if (file.changedBy() != null) {
            fact(facts, "By", new Span(file.changedBy()));
        }
        if (source.revision() != null) {
            Span commit = new Span(source.revision()
                    .substring(0, Math.min(12, source.revision().length())));
            commit.addClassName("mono");
            fact(facts, "Read at commit", commit);
        }
        fact(facts, "Size", new Span(String.format(Locale.ROOT, "%,d bytes", file.size())));
        Span hash = new Span(file.hash().substring(0, 12));
        hash.addClassName("mono");
        hash.setTitle("Git's name for this content: " + file.hash());
        fact(facts, "Content", hash);
        return facts;
    }

    private static void fact(DescriptionList facts, String term, Component value) {
        DescriptionList.Description description = new DescriptionList.Description();
        description.add(value);
        facts.add(new Div(new DescriptionList.Term(term), description));
    }

    private static Component notShown(String what, String why) {
        return new Panel("Content").flush(new EmptyState(what, why));
    }

    private static Component text(SourceFile file, FileText text, int line) {
        int total = text.lines().size();
        boolean pointed = line > 0 && line <= total;
        int from = pointed ? Math.max(0, Math.min(line - 1 - SHOWN / 2, total - SHOWN)) : 0;
        int to = Math.min(total, from + SHOWN);

        Pre numbers = new Pre(
                IntStream.rangeClosed(from + 1, to).mapToObj(String::valueOf).collect(Collectors.joining("\n")));
        numbers.addClassName("numbers");
        numbers.getElement().setAttribute("aria-hidden", "true");
        HtmlContainer code = new HtmlContainer("pre");
        code.getElement().setAttribute("tabindex", "0");
        code.getElement().setAttribute("role", "region");
        code.getElement().setAttribute("aria-label", "Content of " + file.path());
        if (pointed) {
            code.add(new Span(join(text, from, line - 1)));
            Span hit = new Span(join(text, line - 1, line));
            hit.addClassName("hit-line");
            hit.getElement().setAttribute("aria-label", "Line " + line);
            hit.getElement().executeJs("this.scrollIntoView({block: 'center'})");
            code.add(hit, new Span(join(text, line, to)));
        } else {
            code.setText(join(text, from, to));
        }
        Div content = new Div(numbers, code);
        content.addClassName("file");
        Panel panel = new Panel("Content").sub(sub(text, line, from, to)).flush(content);
        return panel;
    }

    private static String sub(FileText text, int line, int from, int to) {
        int total = text.lines().size();
        StringBuilder sub = new StringBuilder(
                to - from < total
                        ? String.format(Locale.ROOT, "lines %,d to %,d of %,d", from + 1, to, total)
                        : total == 1 ? "1 line" : String.format(Locale.ROOT, "%,d lines", total));
        if (line > total) {
            sub.append("; line ").append(line).append(", which the link asks for, is no more");
        } else if (line > 0) {
            sub.append("; line ").append(line).append(" is what the link points at");
        }
        if (!text.encoding().equals(StandardCharsets.UTF_8)) {
            sub.append("; read as ").append(text.encoding().displayName(Locale.ENGLISH));
        }
        return sub.toString();
    }

    private static String join(FileText text, int from, int to) {
        return text.lines().subList(from, to).stream()
                .map(line -> line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + " …" : line)
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }
}
