package dev.slipway.catalog.rest;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Cuts entities down to the fields that a caller wants; without any, they pass untouched and unread. */
final class Projection {

    private final List<String> fields;

    Projection(List<String> fields) {
        this.fields = fields;
    }

    String of(String json) {
        if (fields.isEmpty()) {
            return json;
        }
        JsonNode whole = JsonMapper.shared().readTree(json);
        ObjectNode cut = JsonMapper.shared().createObjectNode();
        for (String field : fields) {
            copy(whole, cut, field);
        }
        return cut.toString();
    }

    String array(List<String> items) {
        return "[" + plain(items) + "]";
    }

    /** With commas between, and no brackets yet. */
    String plain(List<String> items) {
        StringBuilder plain = new StringBuilder();
        for (String item : items) {
            plain.append(plain.isEmpty() ? "" : ",").append(of(item));
        }
        return plain.toString();
    }

    /** Keys may hold dots, so the longest that fits is taken first. */
    private static boolean copy(JsonNode from, ObjectNode to, String path) {
        JsonNode whole = from.get(path);
        if (whole != null) {
            to.set(path, whole);
            return true;
        }
        for (int dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
            String key = path.substring(0, dot);
            if (from.get(key) instanceof ObjectNode inner) {
                ObjectNode target = to.get(key) instanceof ObjectNode existing
                        ? existing
                        : JsonMapper.shared().createObjectNode();
                if (copy(inner, target, path.substring(dot + 1))) {
                    to.set(key, target);
                    return true;
                }
            }
        }
        return false;
    }
}
