/** Who may do what: sign-in by OpenID Connect, roles and permissions, bearer tokens, and the audit trail. */
@ApplicationModule(allowedDependencies = "schedule")
@NullMarked
package dev.slipway.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
