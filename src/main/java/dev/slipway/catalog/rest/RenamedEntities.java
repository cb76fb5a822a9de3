package dev.slipway.catalog.rest;

import dev.slipway.Forwarding;
import dev.slipway.catalog.Catalog;
import dev.slipway.catalog.EntityRef;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerMapping;

/** Addresses with {@code {kind}/{namespace}/{name}} in them go on working when the entity is called otherwise. */
@Component
class RenamedEntities implements Forwarding {

    private final Catalog catalog;

    RenamedEntities(Catalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public Optional<URI> to(HttpServletRequest request) {
        if (!(request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> named)
                || !(named.get("kind") instanceof String kind)
                || !(named.get("namespace") instanceof String namespace)
                || !(named.get("name") instanceof String name)) {
            return Optional.empty();
        }
        String written = "/" + kind + "/" + namespace + "/" + name;
        String query = request.getQueryString();
        if (!request.getRequestURI().contains(written)) {
            return Optional.empty();
        }
        return EntityRef.parse(kind + ":" + namespace + "/" + name, "", "")
                .flatMap(catalog::renamed)
                .map(now -> URI.create(request.getRequestURI()
                                .replace(written, "/" + now.kind() + "/" + now.namespace() + "/" + now.name())
                        + (query == null ? "" : "?" + query)));
    }
}
