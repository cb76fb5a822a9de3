package dev.slipway.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Only while the settings name no identity provider of the reader's own; then there are no demo accounts at all. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Conditional(ConditionalOnEmbeddedProvider.NoneOfTheirOwn.class)
@interface ConditionalOnEmbeddedProvider {

    /** Holds while {@code spring.security.oauth2.client.registration} is empty. */
    final class NoneOfTheirOwn implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !Binder.get(context.getEnvironment())
                    .bind(
                            "spring.security.oauth2.client.registration",
                            Bindable.mapOf(String.class, OAuth2ClientProperties.Registration.class))
                    .isBound();
        }
    }
}
