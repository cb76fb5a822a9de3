package dev.slipway.source;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.PortalTest;
import dev.slipway.Refusal;
import dev.slipway.access.As;
import dev.slipway.access.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

@PortalTest
class PreviewsTests {

    @Autowired
    Previews previews;

    @Test
    void looksNowhereThatRegisteringWouldNotLead() {
        for (String inside :
                new String[] {"http://127.0.0.1:9/a.git", "https://169.254.169.254/a.git", "file:///etc"}) {
            assertThatThrownBy(() -> As.person("ilse", Role.LEAD, () -> previews.git(inside, null)))
                    .as(inside)
                    .isInstanceOf(Refusal.class);
        }
        assertThatThrownBy(() -> As.person("tomasz", Role.ENGINEER, () -> previews.folder("/srv")))
                .isInstanceOf(AccessDeniedException.class);
    }
}
