package dev.slipway.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells to which groups a person belongs; asked at most every few seconds for each person. */
public interface Memberships {

    /**
     * @param email as the provider vouches for it; null if it does not
     * @return entity refs
     */
    Set<String> groupsOf(String name, @Nullable String email);
}
