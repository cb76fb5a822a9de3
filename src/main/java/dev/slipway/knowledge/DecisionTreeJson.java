package dev.slipway.knowledge;

import tools.jackson.databind.json.JsonMapper;

/** A tree as the store keeps it. */
final class DecisionTreeJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private DecisionTreeJson() {}

    static String write(DecisionTree tree) {
        return JSON.writeValueAsString(tree);
    }

    static DecisionTree read(String json) {
        return JSON.readValue(json, DecisionTree.class);
    }
}
