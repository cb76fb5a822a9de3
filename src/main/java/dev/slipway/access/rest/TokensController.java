package dev.slipway.access.rest;

import dev.slipway.Page;
import dev.slipway.Refusal;
import dev.slipway.access.ApiToken;
import dev.slipway.access.MadeToken;
import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import dev.slipway.access.ServiceAccount;
import dev.slipway.access.Tokens;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Makes, lists and revokes tokens; makes and removes service accounts. */
@RestController
@Requires(Permission.TOKEN_OWN)
@RequestMapping("/api/v1")
@Tag(name = "tokens")
class TokensController {

    private static final int MOST = 500;

    private final Tokens tokens;
    private final Clock clock;

    TokensController(Tokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /** @see ApiToken */
    record Shown(
            UUID id,
            String name,
            String owner,
            boolean serviceAccount,
            String role,
            boolean readOnly,
            @Nullable String entity,
            boolean works,
            String madeBy,
            Instant madeAt,
            Instant endsAt,
            @Nullable Instant lastUsedAt,
            @Nullable Instant revokedAt) {}

    /** @param secret shown this once; the portal keeps only its digest */
    record Made(Shown token, String secret) {}

    /** What {@link TokenBody} reads, for the API's description. */
    record Body(
            String name,
            String role,
            @Nullable Boolean readOnly,
            @Nullable String entity,
            int days,
            @Nullable String serviceAccount) {}

    record AccountBody(String name, String purpose) {}

    @GetMapping("/tokens")
    @Operation(summary = "One's own tokens, or everybody's for administrators; never their secrets")
    Page<Shown> list(
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam(defaultValue = "0") int offset,
            @RequestParam(defaultValue = "100") int limit) {
        if (offset < 0 || limit < 1 || limit > MOST) {
            throw new Refusal(Refusal.Kind.INVALID, "offset is 0 or more, limit is 1 to " + MOST);
        }
        Page<ApiToken> page = all ? tokens.all(offset, limit) : tokens.own(offset, limit);
        return new Page<>(page.items().stream().map(this::shown).toList(), page.total());
    }

    @PostMapping("/tokens")
    @Operation(
            summary = "Makes a token; the answer shows its secret, this once",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = Body.class))))
    ResponseEntity<Made> make(@RequestBody JsonNode body) {
        MadeToken made = tokens.make(TokenBody.request(body));
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(new Made(shown(made.token()), made.secret()));
    }

    @DeleteMapping("/tokens/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Revokes a token: it opens nothing from now on")
    void revoke(@PathVariable String id) {
        tokens.revoke(id(id));
    }

    @GetMapping("/service-accounts")
    @Requires(Permission.ACCESS_ADMINISTER)
    @Operation(summary = "The programs that own tokens")
    List<ServiceAccount> accounts() {
        return tokens.serviceAccounts();
    }

    @PostMapping("/service-accounts")
    @Requires(Permission.ACCESS_ADMINISTER)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Makes a service account",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = AccountBody.class))))
    ServiceAccount makeAccount(@RequestBody JsonNode body) {
        TokenBody.only(body, Set.of("name", "purpose"));
        return tokens.makeServiceAccount(TokenBody.text(body, "name"), TokenBody.text(body, "purpose"));
    }

    @DeleteMapping("/service-accounts/{name}")
    @Requires(Permission.ACCESS_ADMINISTER)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Removes a service account and its tokens")
    void removeAccount(@PathVariable String name) {
        tokens.removeServiceAccount(name);
    }

    private Shown shown(ApiToken token) {
        return new Shown(
                token.id(),
                token.name(),
                token.owner().name(),
                token.owner().serviceAccount(),
                token.role().word(),
                token.scope().readOnly(),
                token.scope().entity(),
                token.works(clock.instant()),
                token.madeBy(),
                token.madeAt(),
                token.endsAt(),
                token.lastUsedAt(),
                token.revokedAt());
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new Refusal(Refusal.Kind.NOT_FOUND, "You have no token " + text + ".");
        }
    }
}
