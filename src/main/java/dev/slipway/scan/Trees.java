package dev.slipway.scan;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads YAML and JSON into {@link Tree}s. Nothing in them is constructed or run; a broken document ends the list. */
final class Trees {

    private static final int DEEPEST = 50;

    private static final JsonMapper json = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();

    private Trees() {}

    static List<Tree> yaml(String path, String content) {
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(DEEPEST);
        options.setCodePointLimit(2_000_000);
        options.setAllowDuplicateKeys(true);
        List<Tree> documents = new ArrayList<>();
        try {
            for (Node node : new Yaml(new SafeConstructor(options)).composeAll(new StringReader(content))) {
                documents.add(tree(path, node, new IdentityHashMap<>()));
            }
        } catch (YAMLException e) {
            // its owner learns of it where it is used; what stands before the fault is read
        }
        return documents;
    }

    private static Tree tree(String path, Node node, Map<Node, Tree> known) {
        Tree before = known.get(node);
        if (before != null) {
            return before;
        }
        int line = node.getStartMark().getLine() + 1;
        switch (node) {
            case MappingNode mapping -> {
                Map<String, Tree> fields = Tree.fields(mapping.getValue().size());
                Tree tree = Tree.map(path, line, fields);
                known.put(node, tree);
                for (NodeTuple field : mapping.getValue()) {
                    if (field.getKeyNode() instanceof ScalarNode key) {
                        int at = key.getStartMark().getLine() + 1;
                        fields.put(
                                key.getValue(),
                                tree(path, field.getValueNode(), known).standingAt(at));
                    }
                }
                return tree;
            }
            case SequenceNode sequence -> {
                List<Tree> items = new ArrayList<>();
                Tree tree = Tree.list(path, line, items);
                known.put(node, tree);
                sequence.getValue().forEach(item -> items.add(tree(path, item, known)));
                return tree;
            }
            case ScalarNode scalar -> {
                return Tree.scalar(path, line, scalar.getValue());
            }
            default -> {
                return Tree.NONE;
            }
        }
    }

    static List<Tree> json(String path, String content) {
        try (JsonParser parser = json.createParser(content)) {
            JsonToken first = parser.nextToken();
            return first == null ? List.of() : List.of(value(path, parser, first, 0));
        } catch (JacksonException e) {
            return List.of();
        }
    }

    private static Tree value(String path, JsonParser parser, JsonToken token, int depth) {
        int line = parser.currentTokenLocation().getLineNr();
        if (depth > DEEPEST) {
            parser.skipChildren();
            return Tree.NONE;
        }
        if (token == JsonToken.START_OBJECT) {
            Map<String, Tree> fields = Tree.fields(8);
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                int at = parser.currentTokenLocation().getLineNr();
                fields.put(
                        name, value(path, parser, parser.nextToken(), depth + 1).standingAt(at));
            }
            return Tree.map(path, line, fields);
        }
        if (token == JsonToken.START_ARRAY) {
            List<Tree> items = new ArrayList<>();
            for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
                items.add(value(path, parser, next, depth + 1));
            }
            return Tree.list(path, line, items);
        }
        return Tree.scalar(path, line, parser.getString());
    }
}
