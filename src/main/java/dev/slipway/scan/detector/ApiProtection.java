package dev.slipway.scan.detector;

import dev.slipway.scan.Detector;
import dev.slipway.scan.Findings;
import dev.slipway.scan.Line;
import dev.slipway.scan.RepositoryFiles;
import dev.slipway.scan.Tree;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Whether the API checks what comes in, from whom, and how often. */
@Component
class ApiProtection implements Detector {

    @Override
    public String name() {
        return "API protection";
    }

    @Override
    public int version() {
        return 5;
    }

    @Override
    public Set<String> keys() {
        return Set.of("api.input_validated", "api.rate_limited", "auth.enforced", "auth.tested");
    }

    @Override
    public String looksIn() {
        return "source code, tests, " + Dependencies.FILES + ", ingresses and gateways";
    }

    private static final String[] CODE = {"**/*.{java,kt,scala,go,py,rb,js,ts,mjs,cs,rs,php,ex}"};
    private static final Pattern VALIDATES = Pattern.compile(
            "@(?:Valid|Validated)\\b|\\b(?:z|zod)\\.object\\(|\\bJoi\\.object\\(|\\byup\\.object\\(|\\bnew\\s+Ajv\\(|\\bexpress-validator\\b|->validate\\(\\s*(?:\\[|\\$)|\\bValidator::make\\(|extends\\s+FormRequest\\b|#\\[Assert\\\\\\w+|@(?:IsString|IsInt|IsNotEmpty|IsEmail|IsUUID|IsNumber)\\(|new\\s+ValidationPipe\\(|celebrate\\(\\{"
                    + "|\\(BaseModel\\)|\\bmarshmallow\\b|serializers\\.(?:Model)?Serializer|\\bvalidate:\"[^\"]+\"|\\bvalidator\\.New\\(|binding:\"required|\\bparams\\.(?:require|expect)\\(|^\\s*validates\\s+:|AbstractValidator<|\\[(?:Required|StringLength|Range)\\b|"
                    + "#\\[validate\\(|openapi-?(?:request-)?validator|OpenApiValidator|openapi3filter\\.ValidateRequest|DisallowUnknownFields\\(|schema\\s*:\\s*\\{\\s*body\\s*:");
    private static final Pattern REFUSES_INPUT = Pattern.compile(
            "\\bBAD_REQUEST\\b|isBadRequest\\b|StatusBadRequest|HTTP_400|UNPROCESSABLE_ENTITY|status(?:Code|_code)?\\W{1,14}4(?:00|22)\\b|\\.expect\\(4(?:00|22)\\)|isEqualTo\\(4(?:00|22)\\)|HttpStatusCode\\.BadRequest|:bad_request\\b|:unprocessable_\\w+|assert(?:BadRequest|Unprocessable|SessionHasErrors)\\(");
    private static final Pattern PROTO_RULES = Pattern.compile("\\((?:buf\\.)?validate\\.(?:field|rules)\\)");
    private static final Pattern LIMITS = Pattern.compile(
            "@RateLimiter\\b|\\bRateLimiter\\.(?:of|create|ofDefaults|newBuilder)\\b|\\bBucket(?:4j)?\\.builder\\(|\\brateLimit\\(\\{|\\bnew\\s+RateLimiter\\w*\\(|ThrottlerModule|@Throttle\\(|@fastify/rate-limit|\\blimiter\\.limit\\(|\\bRateLimiter::(?:keyed|direct|hashmap)\\b|\\bTokenBucket(?:\\.\\w+)?\\(|@?throttle_classes\\s*(?:\\(|=)\\s*\\[\\s*\\w|\\bLimiter\\(\\s*(?:key_func|get_remote|app)|DEFAULT_THROTTLE_CLASSES"
                    + "|\\brate\\.NewLimiter\\(|\\btollbooth\\.|\\bhttprate\\.Limit|\\blimiter\\.New\\(|Rack::Attack|\\bAddRateLimiter\\(|\\bEnableRateLimiting\\b|\\bratelimit\\(|RequestRateLimiter|throttle:\\w");
    private static final Pattern TOO_MANY = Pattern.compile(
            "^(?!.*(?:(?:[=!]=|\\bcase\\b|\\bwhen\\b)\\s*[\\w.:]*(?:TOO_MANY_REQUESTS|TooManyRequests|HTTP_429|429)|(?:TOO_MANY_REQUESTS|TooManyRequests|HTTP_429|429)\\s*,?\\s*(?:\\(\\w*\\)\\s*)?[=-]>))"
                    + ".*(?:TOO_MANY_REQUESTS|StatusTooManyRequests|HTTP_429|\\bstatus(?:_code)?\\s*[(=:]\\s*429|TooManyRequests\\(|sendStatus\\(429)"); // to compare with it tells what others answered
    private static final Pattern LIMITS_AT_THE_EDGE = Pattern.compile(
            "nginx\\.ingress\\.kubernetes\\.io/limit-(?:rps|rpm|connections)[\"']?\\s*:|^\\s*limit_req\\s|throttling_rate_limit\\s*=|^\\s*rateLimit\\s*:|name:\\s*[\"']?rate-limiting|resource\\s+\"aws_wafv2_rate|rate_based_statement\\s*\\{|replenishRate|local_ratelimit|haproxy\\.org/rate-limit-requests");
    private static final Pattern ENFORCES = Pattern.compile(
            "\\.authenticated\\(\\)|\\.hasRole\\(|\\.hasAuthority\\(|\\.hasAnyRole\\(|oauth2ResourceServer\\(|@(?:PreAuthorize|RolesAllowed|Secured|Authenticated)\\b|passport\\.authenticate\\(|expressjwt\\(|requiresAuth\\(|\\bauth\\(\\{\\s*(?:audience|issuer)|@UseGuards\\(|\\bjwtVerify\\(|\\bjwt\\.verify\\("
                    + "|Depends\\(\\s*(?:get_current|current_user|require|verify|auth|security|oauth2|HTTPBearer|authenticated)|OAuth2PasswordBearer\\(|HTTPBearer\\(|@login_required|@jwt_required|@requires_auth|permission_classes\\s*=|permissions\\.IsAuthenticated|[\\[(,]\\s*IsAuthenticated\\b|LoginRequiredMixin\\s*[,)]"
                    + "|\\bjwt(?:auth)?\\.Parse|\\bjwtmiddleware\\.|\\.Verifier\\(|\\boidc\\.NewProvider|(?<!skip_)before_action\\s+:(?:authenticate|require_\\w*auth|require_login|authorize)|\\[Authorize\\b|RequireAuthorization\\(|(?<!skip_before_action :)authenticate_user!|\\bgetServerSession\\(|before_request\\(\\s*\\w*auth|plug\\s+:?\\w*[Aa]uth|@SecurityRequirement|@(?:ProtectedWithClaims|EnableJwtTokenValidation)\\b|middleware\\(\\s*\\[?\\s*['\"]auth\\b|#\\[IsGranted\\(|denyAccessUnlessGranted\\(|\\bErrorUnauthorized\\(|\\bisAuth\\s*=\\s*jwt\\(|jsonwebtoken::decode|impl\\b.*\\bFromRequest\\w*\\b.*\\bfor\\s+\\w*(?:Headers|User|Claims|Auth)\\b|from_fn\\(\\s*(?:reject_|require_)\\w*(?:anonymous|auth|login|user)|AuthorizationHandler<");
    /** It turns somebody away, though not for sure everybody; to compare with it tells what others answered. */
    private static final Pattern TURNS_AWAY = Pattern.compile(
            "^(?!.*(?:[=!]=|->|=>|\\bcase\\b|\\bwhen\\b)).*(?:HttpStatus\\.UNAUTHORIZED|StatusUnauthorized|StatusCode::UNAUTHORIZED)");

    private static final Pattern OPEN_TO_ALL = Pattern.compile(
            "anyRequest\\(\\)\\.permitAll\\(\\)|@EnableAutoConfiguration\\(exclude.*SecurityAutoConfiguration|authentication_classes\\s*=\\s*\\[\\s*]");
    private static final Pattern GUARDED = Pattern.compile(
            "(?:requestMatchers|antMatchers|mvcMatchers|pathMatchers|securityMatcher)\\(.*\\.(?:authenticated|hasRole|hasAnyRole|hasAuthority|hasAnyAuthority|access)\\(");
    private static final Pattern REFUSED = Pattern.compile(
            "isUnauthorized\\b|isForbidden\\b|\\bUNAUTHORIZED\\b|\\bFORBIDDEN\\b|StatusUnauthorized|StatusForbidden|HTTP_40[13]|AccessDeniedException|status(?:Code|_code)?\\W{1,12}40[13]\\b|\\(\\s*40[13]\\s*\\)|==\\s*40[13]\\b|,\\s*40[13]\\s*[,)]|:unauthorized(?!\\w)|:forbidden(?!\\w)|HttpStatusCode\\.(?:Unauthorized|Forbidden)|isEqualTo\\(40[13]\\)");
    /** What a stand-in for others answers proves nothing of one's own refusals. */
    private static final Pattern STANDS_IN = Pattern.compile(
            "WriteHeader\\(|ResponseTemplate::new|\\bsetup_\\w+\\(|\\.reply\\(|willReturn|andRespond|withStatus\\(|\\.respond\\(|return_value|side_effect|mockRe(?:turn|solved|jected)");

    private static final Pattern WAITS =
            Pattern.compile("(?i)time(?:out)?\\(|interval\\(|\\bsleep\\(|\\bwait\\(|\\bdelay\\(|\\btick\\(");
    private static final Pattern ASSERTS =
            Pattern.compile("(?i)\\bassert|\\brequire\\.|\\bexpect|\\bshould|\\.andExpect|[=!]=|\\.Fatal|\\.Error");

    private static final String LIMITERS =
            "hapi-rate-limit|@fastify/rate-limit|express-rate-limit|rack-attack|django-ratelimit|slowapi|tower_governor|actix-governor|AspNetCoreRateLimit";
    private static final String RESOURCE_SERVERS =
            "spring-boot-starter-(?:security-)?oauth2-resource-server|quarkus-oidc|quarkus-smallrye-jwt|micronaut-security-jwt|express-oauth2-jwt-bearer";

    @Override
    public void look(RepositoryFiles repository, Findings findings) {
        findings.yesAt("api.input_validated", repository, repository.findOutsideTests(VALIDATES, CODE));
        findings.yesAt("api.input_validated", repository, repository.findOutsideTests(PROTO_RULES, "**/*.proto"));

        findings.yesAt(
                "api.input_validated",
                0.7, // of what was tried there
                repository,
                repository.find(REFUSES_INPUT, CODE).stream()
                        .filter(line -> RepositoryFiles.isTest(line.path()))
                        .toList());

        findings.yesAt("api.rate_limited", repository, repository.findOutsideTests(LIMITS, CODE));
        findings.yesAt(
                "api.rate_limited",
                repository,
                repository.findOutsideTests(LIMITS_AT_THE_EDGE, "**/*.{yaml,yml,tf,conf,template}"));
        findings.yesAt("api.rate_limited", 0.7, repository, repository.findOutsideTests(TOO_MANY, CODE));
        findings.yesAt(
                "api.rate_limited", 0.7, repository, Dependencies.of(repository).running(LIMITERS));

        List<Line> open = repository.findOutsideTests(OPEN_TO_ALL, "**/*.{java,kt,py}").stream()
                .filter(line -> !onlySomeAddresses(repository, line))
                .toList();
        List<Line> enforced = repository.findOutsideTests(ENFORCES, CODE);
        if (!enforced.isEmpty()) {
            open = open.stream().filter(line -> !ofOneView(line)).toList();
        }
        if (open.isEmpty()) {
            findings.yesAt("auth.enforced", repository, enforced);
            findings.yesAt("auth.enforced", 0.7, repository, repository.findOutsideTests(TURNS_AWAY, CODE));
            findings.yesAt(
                    "auth.enforced",
                    0.9,
                    repository,
                    Dependencies.of(repository).running(RESOURCE_SERVERS));
            mesh(repository, findings);
        } else {
            findings.no("auth.enforced", repository.at(open.getFirst()));
        }
        findings.yesAt(
                "auth.tested",
                repository,
                repository.find(REFUSED, CODE).stream()
                        .filter(line -> RepositoryFiles.isTest(line.path()))
                        .filter(ApiProtection::ofOneself)
                        .sorted(Comparator.comparing(
                                line -> !ASSERTS.matcher(line.text()).find()))
                        .toList());
    }

    /** Django's views each say who may come; one that is open leaves the others as they are. */
    private static boolean ofOneView(Line open) {
        return open.path().endsWith(".py");
    }

    private static boolean ofOneself(Line refusal) {
        String text = refusal.text();
        return ASSERTS.matcher(text).find()
                || !STANDS_IN.matcher(text).find() && !WAITS.matcher(text).find();
    }

    /** A chain of filters for some addresses may be open while the others are not. */
    private static boolean onlySomeAddresses(RepositoryFiles repository, Line open) {
        return repository.text(open.path()).code().stream()
                        .anyMatch(line -> line.number() <= open.number()
                                && line.number() >= open.number() - 15
                                && line.text().contains("securityMatcher("))
                || repository.text(open.path()).code().stream() // what was not named before: pages, pictures
                        .anyMatch(line -> line.number() < open.number()
                                && GUARDED.matcher(line.text()).find());
    }

    private static void mesh(RepositoryFiles repository, Findings findings) {
        for (KubernetesFile file : Kubernetes.of(repository).files()) {
            Tree asks = file.annotation("nginx.ingress.kubernetes.io/auth-url");
            boolean policy = file.kind().equals("RequestAuthentication")
                    || file.kind().equals("AuthorizationPolicy")
                    || file.kind().equals("SecurityPolicy");
            if (policy) {
                findings.yes("auth.enforced", repository.at(file.tree().get("kind")));
            } else if (asks.isSet()) {
                findings.yes("auth.enforced", repository.at(asks));
            }
        }
    }
}
