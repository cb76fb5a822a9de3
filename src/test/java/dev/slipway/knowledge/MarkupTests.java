package dev.slipway.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Texts that are not Markdown, read as if they were. */
class MarkupTests {

    @Test
    void readsAsciiDoc() {
        String text = """
                [[adr-12]]
                = ADR-0012: Hexagonal architecture
                :toc:
                :revdate: 2022-11-02

                [cols="1,3"]
                |===
                |Status |Superseded by xref:0019-modules.adoc[ADR 19]
                |Date |2022-11-02
                |===

                == Context

                It is *large*; see https://example.org[the site] and <<adr-12,above>>.
                // nobody sees this

                == Decision

                . Look
                . Run
                +
                [source,bash]
                ----
                = not a heading
                ----

                * [*] Done
                ** below

                == Consequences
                """;
        FrontMatter front = Markup.read("docs/adr/0012-hexagonal.adoc", text);
        Reading reading = read("docs/adr/0012-hexagonal.adoc", text);

        assertThat(front.body().lines().toList())
                .contains(
                        "# ADR-0012: Hexagonal architecture",
                        "## Context",
                        "It is **large**; see [the site](https://example.org) and [above](#adr-12).",
                        "1. Run",
                        "   ````bash",
                        "* [x] Done",
                        "   * below")
                .noneMatch(line -> line.contains("nobody sees"));
        assertThat(front.body().lines().toList().indexOf("## Decision"))
                .isEqualTo(text.lines().toList().indexOf("== Decision"));
        assertThat(reading.adr())
                .extracting(
                        Reading.Adr::number,
                        Reading.Adr::title,
                        Reading.Adr::status,
                        Reading.Adr::decided,
                        Reading.Adr::supersededBy)
                .containsExactly(
                        12,
                        "Hexagonal architecture",
                        "superseded",
                        "2022-11-02",
                        List.of("docs/adr/0019-modules.adoc"));
        assertThat(reading.outline().heads()).hasSize(4);
        assertThat(reading.outline().openFences()).isEmpty();
    }

    @Test
    void readsReStructuredText() {
        String text = """
                .. _adr-7:

                ###################
                7. Use Sphinx
                ###################

                :Status: Accepted
                :Date: 2021-02-03

                Context
                *******

                See `the site <https://example.org>`_ and :ref:`adr-7`. Run::

                    make html

                Decision
                ********

                .. code-block:: bash
                   :linenos:

                   # not a heading
                   make

                +------+------+
                | Name | Use  |
                +======+======+
                | a    | b    |
                +------+------+

                .. note:: Take care.
                """;
        FrontMatter front = Markup.read("docs/decisions/0007-sphinx.rst", text);
        Reading reading = read("docs/decisions/0007-sphinx.rst", text);

        assertThat(front.body().lines().toList())
                .contains(
                        "# 7. Use Sphinx",
                        "## Context",
                        "See [the site](https://example.org) and `adr-7`. Run:",
                        "    make html".strip(),
                        "````bash",
                        "| Name | Use |",
                        "| a | b |",
                        "**Note:** Take care.");
        assertThat(front.body().lines().toList().indexOf("## Decision"))
                .isEqualTo(text.lines().toList().indexOf("Decision"));
        assertThat(reading.adr())
                .extracting(Reading.Adr::number, Reading.Adr::title, Reading.Adr::status, Reading.Adr::decided)
                .containsExactly(7, "Use Sphinx", "accepted", "2021-02-03");
        assertThat(reading.outline().heads()).hasSize(3);
        assertThat(reading.outline().openFences()).isEmpty();
    }

    @Test
    void readsOrg() {
        Reading reading = read("ops/runbooks/disk.org", """
                #+TITLE: Disk is full
                #+FILETAGS: :ops:

                * TODO Symptoms                       :night:
                See [[file:other.org][the other]] and =df=.
                * Resolution
                1. Look
                #+BEGIN_SRC sh
                * df -h
                #+END_SRC
                """);

        assertThat(reading.kind()).isEqualTo(Document.Kind.RUNBOOK);
        assertThat(reading.title()).isEqualTo("Disk is full");
        assertThat(reading.outline().heads())
                .extracting(Markdown.Head::text)
                .containsExactly("Disk is full", "Symptoms", "Resolution");
        assertThat(reading.markdown()).contains("[the other](other.org) and `df`");
        assertThat(reading.plain()).contains("df -h");
    }

    @Test
    @Timeout(30)
    void standsTextsBeyondReason() {
        for (String ending : List.of("adoc", "rst", "org")) {
            for (String odd : List.of(
                    "----\n",
                    "....\n\n",
                    "|===\n|a\n",
                    "====\n",
                    "* x\n",
                    "+\n",
                    ".. code::\n\n  x\n",
                    "::\n\n x\n",
                    "== x",
                    "| | |",
                    ":a: b\n",
                    "`a <b>`_",
                    "[[",
                    "<<a,",
                    "*a",
                    "#+BEGIN_SRC\n",
                    "+-+\n|x|\n",
                    " ",
                    "1",
                    "\\",
                    "$1")) {
                Reading reading =
                        read("docs/adr/0001-a." + ending, "= A\n\nend\n\n" + odd.repeat(20_000 / odd.length()));

                assertThat(reading.kind()).as(ending + " " + odd).isEqualTo(Document.Kind.ADR);
            }
            assertThat(read("docs/adr/0001-a." + ending, "").kind()).isEqualTo(Document.Kind.ADR);
        }
    }

    /** Without empty lines in between, the first of these takes minutes. */
    @Test
    @Timeout(60)
    void readsParagraphsOfAHundredThousandLines() {
        for (String line : List.of("|a\n", "x\n", "> x\n", "1. x\n")) {
            assertThat(read("a.md", line.repeat(130_000)).outline().plain())
                    .contains(line.charAt(0) == '|' ? "|a" : "x");
        }
    }

    private static Reading read(String path, String text) {
        return DocumentReader.read(path, text, false);
    }
}
