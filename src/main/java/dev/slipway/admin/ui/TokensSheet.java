package dev.slipway.admin.ui;

import dev.slipway.Page;
import dev.slipway.Sheet;
import dev.slipway.access.ApiToken;
import java.util.function.IntFunction;

/** Tokens for a spreadsheet, never with what opens doors. */
final class TokensSheet {

    private TokensSheet() {}

    /** @param pages by offset */
    static byte[] of(IntFunction<Page<ApiToken>> pages) {
        Sheet sheet = new Sheet();
        sheet.line(
                "token",
                "owner",
                "service account",
                "role",
                "reads only",
                "entity",
                "made by",
                "made",
                "ends",
                "last used",
                "revoked",
                "revoked by");
        Page<ApiToken> page;
        int done = 0;
        do {
            page = pages.apply(done);
            page.items().forEach(token -> line(sheet, token));
            done += page.items().size();
        } while (!page.items().isEmpty() && done < page.total());
        return sheet.bytes();
    }

    private static void line(Sheet sheet, ApiToken token) {
        sheet.line(
                token.name(),
                token.owner().name(),
                token.owner().serviceAccount() ? "yes" : "no",
                token.role().word(),
                token.scope().readOnly() ? "yes" : "no",
                token.scope().entity(),
                token.madeBy(),
                token.madeAt(),
                token.endsAt(),
                token.lastUsedAt(),
                token.revokedAt(),
                token.revokedBy());
    }
}
