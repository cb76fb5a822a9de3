package dev.slipway.source;

import java.util.Set;

/** Folders that are passed by on every walk: what tools make or fetch, nobody wrote. */
final class Passed {

    private static final Set<String> FOLDERS = Set.of(
            ".git",
            ".hg",
            ".svn",
            "node_modules",
            "target",
            ".cache",
            ".gradle",
            ".idea",
            ".vscode",
            ".m2",
            ".next",
            ".nuxt",
            ".nox",
            ".tox",
            ".venv",
            ".mypy_cache",
            ".pytest_cache",
            ".ruff_cache",
            ".parcel-cache",
            ".pnpm-store",
            ".terraform",
            ".yarn",
            "__pycache__");

    private Passed() {}

    static boolean folder(String name) {
        return FOLDERS.contains(name);
    }
}
