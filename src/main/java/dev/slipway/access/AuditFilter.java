package dev.slipway.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which lines of the audit trail; null lets everything through. @param text a part of the name, the door or the detail */
public record AuditFilter(
        @Nullable String text,
        AuditEntry.@Nullable Kind kind,
        @Nullable Instant since) {

    public static final AuditFilter NONE = new AuditFilter(null, null, null);
}
