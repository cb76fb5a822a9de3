package dev.slipway.capability;

import java.util.List;

/**
 * The capabilities and tools of all services together.
 *
 * @param services those that were looked at
 * @param waiting those whose facts changed since they were looked at
 * @param next ranked, the most pressing first
 */
public record OrganisationMap(
        long services,
        long waiting,
        List<Capability.Group> groups,
        List<Reach> capabilities,
        List<NextStep> next,
        List<ToolReach> tools) {

    public OrganisationMap {
        groups = List.copyOf(groups);
        capabilities = List.copyOf(capabilities);
        next = List.copyOf(next);
        tools = List.copyOf(tools);
    }

    public List<Reach> in(Capability.Group group) {
        return capabilities.stream()
                .filter(reach -> reach.capability().group().equals(group.id()))
                .toList();
    }
}
