package dev.slipway.catalog;

import dev.slipway.source.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Problems of a descriptor as Backstage shows them with an entity. */
final class StatusItems {

    private static final int MOST = 20;

    private StatusItems() {}

    static String of(List<Problem> problems) {
        List<Map<String, Object>> items = new ArrayList<>();
        for (Problem problem : problems.subList(0, Math.min(MOST, problems.size()))) {
            String message =
                    "%s, line %d: %s %s".formatted(problem.path(), problem.line(), problem.message(), problem.remedy());
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("type", "backstage.io/catalog-processing");
            item.put("level", "error");
            item.put("message", message);
            item.put("error", Map.of("name", "InputError", "message", message));
            items.add(item);
        }
        return JsonMapper.shared().writeValueAsString(Map.of("items", items));
    }
}
