package dev.slipway.access;

import com.vaadin.flow.server.auth.AccessCheckResult;
import com.vaadin.flow.server.auth.NavigationAccessChecker;
import com.vaadin.flow.server.auth.NavigationContext;
import com.vaadin.flow.spring.security.NavigationAccessControlConfigurer;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Stands before every page; one that declares nothing is closed. */
@Configuration(proxyBeanMethods = false)
class PageGuard {

    @Bean
    static NavigationAccessControlConfigurer onlyDeclaredPages() {
        return new NavigationAccessControlConfigurer().withNavigationAccessChecker(new Guard());
    }

    /** Judges one navigation. */
    static final class Guard implements NavigationAccessChecker {

        private static final long serialVersionUID = 1;

        @Override
        public AccessCheckResult check(NavigationContext navigation) {
            Class<?> page = navigation.getNavigationTarget();
            if (Doors.openToAll(page)) {
                return navigation.allow();
            }
            Optional<Permission> needed = Doors.permission(page);
            Authentication who = SecurityContextHolder.getContext().getAuthentication();
            if (needed.isPresent() && who != null && Doors.holds(who, needed.get())) {
                return navigation.allow();
            }
            return navigation.deny(needed.map(one -> "This needs " + one)
                    .orElse("The page declares no permission, so nobody gets in"));
        }
    }
}
