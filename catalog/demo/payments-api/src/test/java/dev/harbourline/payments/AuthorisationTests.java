package dev.harbourline.payments;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;

class AuthorisationTests {

    @Autowired
    MockMvc web;

    @Test
    void aCallerWithoutATokenIsTurnedAway() throws Exception {
        web.perform(post("/payments")).andExpect(status().isUnauthorized());
    }

    @Test
    void aCallerWhoMayOnlyReadMayNotPay() throws Exception {
        web.perform(post("/payments").with(jwt().authorities(new SimpleGrantedAuthority("SCOPE_payments.read"))))
                .andExpect(status().isForbidden());
    }
}
