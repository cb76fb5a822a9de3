package dev.slipway.readiness;

import dev.slipway.catalog.Declaration;
import dev.slipway.catalog.DeclaredKind;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The kinds of which standards are put together. */
@Configuration(proxyBeanMethods = false)
class StandardKinds {

    @Bean
    Declaration.Reader scorecardReader(StandardRepository repository, ApplicationEventPublisher events) {
        return new DeclaredKind(Standards.SCORECARD, Standards::scorecard, repository.declared, () -> told(events));
    }

    @Bean
    Declaration.Reader questionSetReader(StandardRepository repository, ApplicationEventPublisher events) {
        return new DeclaredKind(
                Standards.QUESTION_SET, Standards::questionSet, repository.declared, () -> told(events));
    }

    private static void told(ApplicationEventPublisher events) {
        events.publishEvent(new StandardDeclared());
    }
}
