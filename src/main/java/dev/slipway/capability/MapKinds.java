package dev.slipway.capability;

import dev.slipway.catalog.Declaration;
import dev.slipway.catalog.DeclaredKind;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The kinds of which the map is drawn. */
@Configuration(proxyBeanMethods = false)
class MapKinds {

    @Bean
    Declaration.Reader capabilityReader(MapStore store, ApplicationEventPublisher events) {
        return kind(MapRules.CAPABILITY, store, events);
    }

    @Bean
    Declaration.Reader capabilityMapReader(MapStore store, ApplicationEventPublisher events) {
        return kind(MapRules.GROUPS, store, events);
    }

    @Bean
    Declaration.Reader toolKindReader(MapStore store, ApplicationEventPublisher events) {
        return kind(MapRules.TOOLS, store, events);
    }

    private static Declaration.Reader kind(String name, MapStore store, ApplicationEventPublisher events) {
        return new DeclaredKind(name, MapRules::check, store.declared, () -> events.publishEvent(new MapDeclared()));
    }
}
