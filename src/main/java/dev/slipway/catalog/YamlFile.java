package dev.slipway.catalog;

import dev.slipway.catalog.Declaration.Place;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * The documents of a YAML file as plain values, each with the place of every value. A document that cannot be read does
 * not take its neighbours with it: the line {@code ---} is a border wherever it stands, so each is parsed on its own.
 *
 * <p>Values are those of YAML 1.2's core schema, as in Backstage: {@code yes}, {@code on} and dates are text, and
 * {@code <<} is a key like any other.
 */
final class YamlFile {

    /** One document, read or broken. */
    sealed interface Part permits Document, Broken {
        int line();

        /** The lines it was read from. */
        String text();
    }

    /** @param places line and column of each value, by its path; the document itself is the empty path */
    record Document(int line, String text, @Nullable Object value, Map<String, Place> places) implements Part {}

    record Broken(int line, String text, Place place, String message, String remedy) implements Part {}

    private static final Pattern BORDER = Pattern.compile("---(?:[ \t].*)?");
    private static final Pattern PREAMBLE = Pattern.compile("\\s*(?:#.*|%.*)?");

    private YamlFile() {}

    static List<Part> read(byte[] bytes) {
        Charset charset = charset(bytes);
        String text;
        try {
            text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return List.of(new Broken(
                    1,
                    new String(bytes, StandardCharsets.UTF_8),
                    firstBadByte(bytes),
                    "This file is not UTF-8 text.",
                    "Save the file in the encoding UTF-8."));
        }
        if (text.startsWith("\uFEFF")) {
            text = text.substring(1);
        }
        List<Part> parts = new ArrayList<>();
        for (Chunk chunk : chunks(text)) {
            parse(chunk, parts);
        }
        return parts;
    }

    private static Charset charset(byte[] bytes) {
        boolean big = bytes.length > 1 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF;
        boolean little = bytes.length > 1 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE;
        return big || little ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
    }

    private static Place firstBadByte(byte[] bytes) {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(rest, java.nio.CharBuffer.allocate(bytes.length + 1), true);
        String before = new String(bytes, 0, rest.position(), StandardCharsets.UTF_8);
        return place(before, before.length(), 0);
    }

    private record Chunk(int line, String text) {}

    private static List<Chunk> chunks(String text) {
        List<Chunk> chunks = new ArrayList<>();
        StringBuilder chunk = new StringBuilder();
        boolean content = false;
        int begin = 0;
        String[] lines = text.split("(?<=\n)", -1);
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].stripTrailing();
            boolean border = BORDER.matcher(line).matches();
            if (border && content) {
                chunks.add(new Chunk(begin, chunk.toString()));
                chunk.setLength(0);
                begin = i;
            }
            content = content || border || !PREAMBLE.matcher(line).matches();
            chunk.append(lines[i]);
        }
        if (content) {
            chunks.add(new Chunk(begin, chunk.toString()));
        }
        return chunks;
    }

    private static void parse(Chunk chunk, List<Part> parts) {
        try {
            LoaderOptions options = new LoaderOptions();
            options.setMaxAliasesForCollections(50);
            options.setNestingDepthLimit(YamlValues.DEEPEST);
            options.setCodePointLimit(dev.slipway.source.FileTree.LIMIT);
            Composer composer = new Composer(
                    new ParserImpl(new StreamReader(chunk.text()), options), new YamlValues.CoreSchema(), options);
            boolean any = false;
            while (composer.checkNode()) {
                Node root = composer.getNode();
                Map<String, Place> places = new HashMap<>();
                Object value = new YamlValues(chunk.line(), places).of(root);
                parts.add(new Document(line(root, chunk), chunk.text(), value, places));
                any = true;
            }
            if (!any) {
                parts.add(new Document(chunk.line() + 1, chunk.text(), null, Map.of()));
            }
        } catch (YamlValues.Unreadable unreadable) {
            parts.add(new Broken(
                    chunk.line() + 1, chunk.text(), unreadable.place(), unreadable.what(), unreadable.remedy()));
        } catch (YAMLException e) {
            parts.add(broken(chunk, e));
        } catch (StackOverflowError e) {
            parts.add(new Broken(
                    chunk.line() + 1,
                    chunk.text(),
                    new Place(chunk.line() + 1, 1),
                    "This document is nested too deeply.",
                    "Use fewer levels."));
        }
    }

    private static int line(Node root, Chunk chunk) {
        return chunk.line() + root.getStartMark().getLine() + 1;
    }

    private static Broken broken(Chunk chunk, YAMLException failure) {
        Place place = new Place(chunk.line() + 1, 1);
        String problem = String.valueOf(failure.getMessage());
        if (failure instanceof MarkedYAMLException marked) {
            problem = marked.getProblem() == null ? problem : marked.getProblem();
            Mark mark = marked.getProblemMark();
            if (mark != null) {
                place = new Place(chunk.line() + mark.getLine() + 1, mark.getColumn() + 1);
            }
        } else if (failure instanceof ReaderException unprintable) {
            problem = "the character with the code %04X is not allowed".formatted(unprintable.getCodePoint());
            place = place(chunk.text(), unprintable.getPosition(), chunk.line());
        }
        boolean template = chunk.text().contains("{%") || chunk.text().contains("${{");
        return new Broken(
                chunk.line() + 1,
                chunk.text(),
                place,
                "This is not valid YAML: " + problem.lines().findFirst().orElse("") + ".",
                template
                        ? "It looks like a template that is filled in later; if so, rename it, for it is no descriptor."
                        : "Check indentation and quotes here; a value with ': ', '#', '%' or '{' in it needs quotes.");
    }

    private static Place place(String text, int position, int offset) {
        String before = text.substring(0, Math.min(position, text.length()));
        int line = (int) before.chars().filter(letter -> letter == '\n').count();
        return new Place(offset + line + 1, before.length() - before.lastIndexOf('\n'));
    }
}
