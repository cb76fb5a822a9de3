package dev.slipway.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RunbookStepsTests {

    @Test
    void takesNumberedItemsWithTheirCommands() {
        List<RunbookStep> steps = RunbookSteps.of("""
                # Roll back

                ## Symptoms

                1. Postings fail.
                2. Postings are late.

                ## Mitigation

                1. Freeze new postings.

                   ```sh
                   slipctl flag set off
                   ```

                2. Check with `ledgerctl reconcile --since 2h`, see `status`.
                3. Resume.

                ```sh
                slipctl flag set on
                ```

                ## If a step fails

                1. Page Tomasz.
                """);

        assertThat(steps)
                .containsExactly(
                        new RunbookStep(1, "Mitigation", "Freeze new postings.", List.of("slipctl flag set off")),
                        new RunbookStep(
                                2,
                                "Mitigation",
                                "Check with ledgerctl reconcile --since 2h, see status.",
                                List.of("ledgerctl reconcile --since 2h")),
                        new RunbookStep(3, "Mitigation", "Resume.", List.of("slipctl flag set on")));
    }

    @Test
    void takesTicksAndNumberedHeadings() {
        assertThat(RunbookSteps.of("# A\n\n- [ ] Look at `df -h`\n- [ ] Make room\n"))
                .extracting(RunbookStep::text)
                .containsExactly("Look at df -h", "Make room");
        assertThat(RunbookSteps.of("# A\n\n## 1. Drain\n\n```\nkubectl drain n\n```\n\n## Step 2: Restart\n\nNow.\n"))
                .containsExactly(
                        new RunbookStep(1, "1. Drain", "Drain", List.of("kubectl drain n")),
                        new RunbookStep(2, "Step 2: Restart", "Step 2: Restart", List.of()));
    }

    @Test
    void takesWhatIsDoneWhereNothingIsCounted() {
        assertThat(RunbookSteps.of("""
                # KubePodCrashLooping

                ## Meaning

                - A pod restarts.

                ## Diagnosis

                Look at its events:

                ```shell
                kubectl describe pod $POD
                ```

                ```yaml
                state: waiting
                ```

                ## Mitigation

                - Give it more memory.
                """))
                .extracting(RunbookStep::section, RunbookStep::text)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Diagnosis", "Look at its events"),
                        org.assertj.core.groups.Tuple.tuple("Mitigation", "Give it more memory."));
    }

    @Test
    void isNeverWithoutAStep() {
        assertThat(RunbookSteps.of("")).extracting(RunbookStep::text).containsExactly("Follow the runbook");
        assertThat(RunbookSteps.of("> ".repeat(5000) + "x")).isNotEmpty();
        assertThat(RunbookSteps.of("1. x\n".repeat(500))).hasSize(100);
    }
}
