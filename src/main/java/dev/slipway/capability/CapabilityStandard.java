package dev.slipway.capability;

import dev.slipway.readiness.FactRule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is mapped: the capabilities in the order of their groups, and the kinds of tools, ready to judge by.
 *
 * @param revision grows whenever a rule or the order changes
 */
record CapabilityStandard(
        long revision,
        List<Capability.Group> groups,
        List<Capability> capabilities,
        List<ToolKind> tools,
        Map<String, Rules> rules) {

    /** @param needed null: always */
    record Rules(
            @Nullable FactRule needed,
            FactRule covered,
            @Nullable FactRule partial) {}

    static final CapabilityStandard NONE = new CapabilityStandard(-1, List.of(), List.of(), List.of(), Map.of());

    static CapabilityStandard of(
            long revision, List<Capability.Group> groups, List<Capability> declared, List<ToolKind> tools) {
        List<Capability> ordered = groups.stream()
                .flatMap(group -> declared.stream()
                        .filter(capability -> capability.group().equals(group.id()))
                        .sorted((one, other) -> one.priority() == other.priority()
                                ? one.title().compareTo(other.title())
                                : one.priority().compareTo(other.priority())))
                .toList();
        Map<String, Rules> rules = new HashMap<>();
        for (Capability each : ordered) {
            rules.put(
                    each.id(),
                    new Rules(compiled(each.needed()), FactRule.of(each.covered()), compiled(each.partial())));
        }
        return new CapabilityStandard(
                revision,
                groups,
                ordered,
                tools.stream()
                        .sorted((one, other) -> one.wave() == other.wave()
                                ? one.title().compareTo(other.title())
                                : Integer.compare(one.wave(), other.wave()))
                        .toList(),
                rules);
    }

    private static @Nullable FactRule compiled(@Nullable String rule) {
        return rule == null ? null : FactRule.of(rule);
    }

    Optional<Capability> find(String id) {
        return capabilities.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    Capability.Group group(String id) {
        return groups.stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseGet(() -> new Capability.Group(id, id));
    }

    /** Where the letter of a capability stands in a stored row, from 0; -1 if it is not mapped. */
    int place(String id) {
        for (int i = 0; i < capabilities.size(); i++) {
            if (capabilities.get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }
}
