package dev.slipway.access;

import dev.slipway.Page;
import dev.slipway.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.task.TaskExecutor;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The keys of programs: makes, lists and revokes tokens, for people and for service accounts. */
@Component
public class Tokens {

    /** So many working tokens of one owner are no longer looked after by anybody. */
    private static final int MOST = 100;

    private static final Logger log = LoggerFactory.getLogger(Tokens.class);

    private final TokenStore store;
    private final People people;
    private final KnownTokens known;
    private final Clock clock;

    Tokens(TokenStore store, People people, @Qualifier("applicationTaskExecutor") TaskExecutor aside, Clock clock) {
        this.store = store;
        this.people = people;
        this.clock = clock;
        this.known = new KnownTokens(store::byHash, this::used, aside, clock);
    }

    /** Those of whoever asks: working ones first, then the youngest first. */
    @Requires(Permission.TOKEN_OWN)
    public Page<ApiToken> own(int offset, int limit) {
        return store.page(me().name(), clock.instant(), offset, limit);
    }

    /** Everybody's, service accounts included. */
    @Requires(Permission.ACCESS_ADMINISTER)
    public Page<ApiToken> all(int offset, int limit) {
        return store.page(null, clock.instant(), offset, limit);
    }

    /** Refuses a role above that of whoever asks, and service accounts to all but administrators. */
    @Requires(Permission.TOKEN_OWN)
    @Transactional
    public MadeToken make(TokenRequest request) {
        Person me = me();
        if (me.role().filter(role -> role.covers(request.role())).isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN,
                    "role: a token's role is never above your own, which is "
                            + me.role().map(Role::word).orElse("none"));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        ApiToken.Owner owner = owner(request, me);
        if (store.working(owner, now) >= MOST) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    owner.name() + " has " + MOST + " working tokens already. Revoke those that nobody uses.");
        }
        String secret = Secrets.fresh();
        ApiToken token = new ApiToken(
                UUID.randomUUID(),
                request.name(),
                owner,
                request.role(),
                request.scope(),
                me.name(),
                now,
                now.plus(request.life()),
                null,
                null,
                null);
        store.add(token, Secrets.digest(secret));
        log.info("{} made token {} for {}, role {}", me.name(), token.id(), owner.name(), token.role());
        return new MadeToken(token, secret);
    }

    private ApiToken.Owner owner(TokenRequest request, Person me) {
        String account = request.serviceAccount();
        if (account == null) {
            if (me.program()) {
                throw new Refusal(
                        Refusal.Kind.INVALID, "serviceAccount: you are no person; name the account that it is for");
            }
            return new ApiToken.Owner(me.name(), false);
        }
        if (!me.may(Permission.ACCESS_ADMINISTER)) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "Tokens of service accounts are made by administrators.");
        }
        if (!store.hasAccount(account)) {
            throw new Refusal(Refusal.Kind.NOT_FOUND, "serviceAccount: there is no " + account + "; make it first");
        }
        return new ApiToken.Owner(account, true);
    }

    /** It opens nothing from now on; on other nodes within seconds. Again changes nothing. */
    @Requires(Permission.TOKEN_OWN)
    @Transactional
    public void revoke(UUID id) {
        Person me = me();
        ApiToken token = store.byId(id)
                .filter(one -> me.may(Permission.ACCESS_ADMINISTER)
                        || !me.program() && one.owner().equals(new ApiToken.Owner(me.name(), false)))
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "You have no token " + id + "."));
        store.revoke(token.id(), me.name(), clock.instant());
        log.info(
                "{} revoked token {} of {}",
                me.name(),
                token.id(),
                token.owner().name());
        forgetAfterCommit();
    }

    @Requires(Permission.ACCESS_ADMINISTER)
    public List<ServiceAccount> serviceAccounts() {
        return store.accounts();
    }

    @Requires(Permission.ACCESS_ADMINISTER)
    @Transactional
    public ServiceAccount makeServiceAccount(String name, String purpose) {
        ServiceAccount account =
                new ServiceAccount(name, purpose, me().name(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        if (!store.add(account)) {
            throw new Refusal(Refusal.Kind.CONFLICT, "name: there is a service account " + name + " already");
        }
        return account;
    }

    /** Its tokens go with it. */
    @Requires(Permission.ACCESS_ADMINISTER)
    @Transactional
    public void removeServiceAccount(String name) {
        if (!store.removeAccount(name)) {
            throw new Refusal(Refusal.Kind.NOT_FOUND, "There is no service account " + name + ".");
        }
        log.info("{} removed service account {} and its tokens", me().name(), name);
        forgetAfterCommit();
    }

    /** The token with this secret, whether or not it still works; costs a statement every few seconds at most. */
    Optional<ApiToken> withSecret(String secret) {
        return Secrets.looksRight(secret) ? known.find(Secrets.digest(secret)) : Optional.empty();
    }

    private void used(ApiToken token, Instant now) {
        try {
            store.used(token.id(), now, KnownTokens.NOTED);
        } catch (DataAccessException e) {
            log.warn("It was not written down that token {} was used", token.id(), e);
        }
    }

    private void forgetAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                known.forget();
            }
        });
    }

    private Person me() {
        return people.current().orElseThrow(() -> new IllegalStateException("a token belongs to somebody"));
    }
}
