/** What an assessment looks like when it is taken along: texts for people, JSON and SARIF for programs. */
@NamedInterface("report")
@NullMarked
package dev.slipway.readiness.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
