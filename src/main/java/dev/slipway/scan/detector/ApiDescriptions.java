package dev.slipway.scan.detector;

import dev.slipway.scan.Detector;
import dev.slipway.scan.Findings;
import dev.slipway.scan.RepositoryFiles;
import dev.slipway.scan.Tree;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Whether the API is written down in a form that programs can read. */
@Component
class ApiDescriptions implements Detector {

    @Override
    public String name() {
        return "API description";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Set<String> keys() {
        return Set.of("api.documented");
    }

    @Override
    public String looksIn() {
        return "OpenAPI, AsyncAPI, GraphQL and Protocol Buffers files, and libraries that generate them";
    }

    private static final Pattern GRAPHQL =
            Pattern.compile("^\\s*(?:extend\\s+)?type\\s+(?:Query|Mutation|Subscription)\\b");
    private static final Pattern RPC = Pattern.compile("^\\s*rpc\\s+\\w+\\s*\\(");
    private static final String GENERATORS =
            "springdoc-openapi-starter-[\\w-]+|quarkus-smallrye-openapi|micronaut-openapi|swagger-jaxrs2[\\w-]*|@nestjs/swagger|swagger-jsdoc|@fastify/swagger|tsoa|fastapi|drf-spectacular|flask-smorest|apispec|Swashbuckle\\.AspNetCore|NSwag\\.AspNetCore|Microsoft\\.AspNetCore\\.OpenApi|swag|huma(?:/v2)?|utoipa|rswag(?:-api)?";

    @Override
    public void look(RepositoryFiles repository, Findings findings) {
        String key = "api.documented";
        for (String path : repository.paths("**/*.{yaml,yml,json}")) {
            if (RepositoryFiles.isTest(path)) {
                continue;
            }
            for (Tree document : repository.documents(path)) {
                Tree version = document.get("openapi").exists() ? document.get("openapi") : document.get("swagger");
                if (version.isSet()
                        && (document.get("paths").isSet()
                                || document.get("webhooks").isSet())) {
                    findings.yes(key, repository.at(version));
                } else if (document.get("asyncapi").isSet()
                        && document.get("channels").isSet()) {
                    findings.yes(key, repository.at(document.get("asyncapi")));
                }
            }
        }
        findings.yesAt(key, repository, repository.findOutsideTests(GRAPHQL, "**/*.{graphql,graphqls,gql}"));
        findings.yesAt(key, repository, repository.findOutsideTests(RPC, "**/*.proto"));
        findings.yesAt(key, 0.7, repository, Dependencies.of(repository).running(GENERATORS));
    }
}
