package dev.slipway.knowledge;

import java.util.List;

/**
 * One thing to do in a runbook.
 *
 * @param number from 1
 * @param section the heading that it stands below; empty above the first
 * @param commands what to type for it, each a block of its own
 */
public record RunbookStep(int number, String section, String text, List<String> commands) {
    public RunbookStep {
        commands = List.copyOf(commands);
    }
}
