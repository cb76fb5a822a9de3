package dev.slipway.scan.detector;

import dev.slipway.scan.Line;
import java.util.List;

/**
 * One step of a pipeline of any kind.
 *
 * @param uses a ready-made action or task; empty for a script
 * @param onFailure whether it runs only when something before it failed
 * @param commands what it runs, scripts and targets of the repository that it calls included
 */
record Step(String path, int line, String job, String name, String uses, boolean onFailure, List<Line> commands) {

    Line place() {
        return new Line(path, line, name);
    }
}
